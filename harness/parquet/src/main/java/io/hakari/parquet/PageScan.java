package io.hakari.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;

/// Walks through the pages of a column and holds what each says of itself against what the file says of the column.
///
/// Hardwood 1.0.1 gives a page as much memory as its header asks for; a header that lies by a byte ends the process for lack
/// of memory, or leaves the reader waiting for a worker that is gone. Headers are in Thrift's compact protocol, as the
/// structure `PageHeader` of apache/parquet-format.
final class PageScan {
    /// More values than any set of questions has in a row group; each takes some bytes even where it is empty.
    private static final long MOST_VALUES = 10_000_000;
    private static final int UNPACKED = 2;
    private static final int PACKED = 3;
    private static final int DATA = 5;
    private static final int DICTIONARY = 7;
    private static final int DATA_V2 = 8;

    private final Thrift thrift;
    private long unpacked = -1;
    private long packed = -1;
    private long values;

    private PageScan(Thrift thrift) {
        this.thrift = thrift;
    }

    /// @throws IOException when a page is not what the column says, or its header is none
    static void check(FileChannel file, ColumnChunk chunk) throws IOException {
        ColumnMetaData column = chunk.metaData();
        long start = chunk.chunkStartOffset();
        long length = column.totalCompressedSize();
        require(start >= 0 && length >= 0 && start <= file.size() - length, column, "lies outside of the file");
        require(column.numValues() >= 0 && column.numValues() <= MOST_VALUES, column,
                "says that it has " + column.numValues() + " values");
        ByteBuffer bytes = file.map(MapMode.READ_ONLY, start, length);
        while (bytes.hasRemaining()) {
            PageScan page = new PageScan(new Thrift(bytes));
            page.thrift.struct(page::field);
            require(page.unpacked >= 0 && page.unpacked <= column.totalUncompressedSize(), column,
                    "has a page that says to have " + page.unpacked + " bytes");
            require(page.values >= 0 && page.values <= column.numValues(), column,
                    "has a page that says to have " + page.values + " values");
            require(page.packed >= 0 && page.packed <= bytes.remaining(), column,
                    "has a page that says to take " + page.packed + " bytes");
            bytes.position(bytes.position() + (int) page.packed);
        }
    }

    private void field(int id, int type) throws IOException {
        switch (id) {
            case UNPACKED -> unpacked = thrift.number(type);
            case PACKED -> packed = thrift.number(type);
            case DATA, DICTIONARY, DATA_V2 -> thrift.struct(type, this::pageField);
            default -> thrift.skip(type);
        }
    }

    /// In all three kinds of pages the first field is how many values it has.
    private void pageField(int id, int type) throws IOException {
        if (id == 1) {
            values = thrift.number(type);
        } else {
            thrift.skip(type);
        }
    }

    private static void require(boolean condition, ColumnMetaData column, String problem) throws IOException {
        if (!condition) {
            throw new IOException("column [" + column.pathInSchema() + "] " + problem);
        }
    }
}
