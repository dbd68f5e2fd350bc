package io.hakari.parquet;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apiguardian.api.API;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowGroupPredicate;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import io.hakari.sample.DatasetException;

/// A Parquet file that is read row by row, one row group at a time, and only in the columns that are asked for.
///
/// The file is not trusted: what it says of itself is held against limits before anything is unpacked.
///
/// @param file     packed by Snappy, Zstandard, gzip or not at all
/// @param patience how long the next row may take
@API(status = EXPERIMENTAL, since = "0.4")
public record ParquetFile(Path file, Duration patience) {
    /// Shards of the hubs have 500 MB at most, and a row group is kept in memory while its rows are read.
    static final long MOST_UNPACKED = 1L << 30;
    /// Words pack to a tenth and pictures not at all; only a file that was made to fill memory packs so well.
    private static final int MOST_RATIO = 200;
    private static final long SMALL = 16L << 20;
    private static final int WORKERS = 2;
    private static final Duration USUAL = Duration.ofMinutes(2);

    /// Return a file whose rows each come within two minutes.
    public static ParquetFile of(Path file) {
        return new ParquetFile(file, USUAL);
    }

    /// Hand over the rows in their order.
    ///
    /// @param columns that every row has; a file that lacks one is refused
    /// @param more    columns that are read where the file has them
    /// @throws DatasetException when it is no Parquet file, damaged, over a limit, or lacks a column
    public void forEach(List<String> columns, List<String> more, Consumer<ParquetRow> taker) {
        Logger library = quiet();
        // A file of less than that makes the library ask for a region before the file.
        long shortest = 12;
        try (HardwoodContext workers = HardwoodContext.create(WORKERS)) {
            if (Files.size(file) < shortest) {
                throw new DatasetException(
                        "file [" + file + "] is no Parquet file: it has " + Files.size(file) + " bytes");
            }
            try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file), workers);
                    FileChannel channel = FileChannel.open(file)) {
                forEach(reader, channel, projection(reader, columns, more), taker);
            }
        } catch (IOException | RuntimeException e) {
            throw told(e);
        } finally {
            // A logger that nobody holds forgets its level.
            Reference.reachabilityFence(library);
        }
    }

    private void forEach(ParquetFileReader reader, FileChannel channel, List<String> columns,
            Consumer<ParquetRow> taker) throws IOException {
        long before = 0;
        for (RowGroup group : reader.getFileMetaData().rowGroups()) {
            check(group, channel, columns);
            long read = read(reader, group, columns, before, taker);
            if (read != group.numRows()) {
                throw new DatasetException("file [" + file + "] is damaged: a row group says that it has ["
                        + group.numRows() + "] rows and gave [" + read + "]");
            }
            before += group.numRows();
        }
    }

    private long read(ParquetFileReader reader, RowGroup group, List<String> columns, long before,
            Consumer<ParquetRow> taker) {
        long middle = middle(group);
        Patience watched = new Patience(patience);
        try (watched;
                RowReader rows = reader.buildRowReader()
                        .projection(ColumnProjection.columns(columns.toArray(String[]::new)))
                        .filter(RowGroupPredicate.byteRange(middle, middle + 1)).build()) {
            long number = 0;
            while (rows.hasNext()) {
                rows.next();
                number++;
                watched.row();
                taker.accept(row(rows, columns, before + number));
            }
            return number;
        } catch (RuntimeException e) {
            throw watched.isLost()
                    ? new DatasetException("file [" + file + "] gave no row for " + patience.toSeconds()
                            + " s; it is damaged", e)
                    : e;
        }
    }

    /// The library tells on the terminal which of its ways it takes; that concerns nobody.
    private static Logger quiet() {
        Logger library = Logger.getLogger("dev.hardwood");
        library.setLevel(Level.WARNING);
        return library;
    }

    /// Return the place by which the library knows a row group.
    private static long middle(RowGroup group) {
        long packed = group.columns().stream().mapToLong(chunk -> chunk.metaData().totalCompressedSize()).sum();
        return group.columns().getFirst().chunkStartOffset() + packed / 2;
    }

    private void check(RowGroup group, FileChannel channel, List<String> columns) throws IOException {
        long unpacked = 0;
        for (ColumnChunk chunk : group.columns()) {
            ColumnMetaData column = chunk.metaData();
            if (columns.contains(column.pathInSchema().topLevelName())) {
                check(column);
                PageScan.check(channel, chunk);
                unpacked += column.totalUncompressedSize();
            }
        }
        if (unpacked > MOST_UNPACKED) {
            throw new DatasetException("file [" + file + "] says that one of its row groups has " + unpacked
                    + " bytes; the limit is " + MOST_UNPACKED);
        }
    }

    private void check(ColumnMetaData column) {
        long unpacked = column.totalUncompressedSize();
        long packed = column.totalCompressedSize();
        if (unpacked < 0 || packed < 0 || (unpacked > SMALL && unpacked / MOST_RATIO > packed)) {
            throw new DatasetException("file [" + file + "] says that column [" + column.pathInSchema()
                    + "] unpacks from " + packed + " to " + unpacked + " bytes, which no set of questions does");
        }
    }

    private List<String> projection(ParquetFileReader reader, List<String> columns, List<String> more) {
        List<String> known = reader.getFileSchema().getRootNode().children().stream().map(SchemaNode::name).toList();
        for (String column : columns) {
            if (!known.contains(column)) {
                throw new DatasetException("file [" + file + "] has no column [" + column + "]; it has " + known);
            }
        }
        List<String> read = new ArrayList<>(columns);
        more.stream().filter(known::contains).forEach(read::add);
        return read;
    }

    private ParquetRow row(RowReader rows, List<String> columns, long number) {
        Map<String, Object> values = new HashMap<>();
        for (String column : columns) {
            Optional.ofNullable(rows.isNull(column) ? null : rows.getValue(column))
                    .ifPresent(value -> values.put(column, ParquetRow.plain(value)));
        }
        return new ParquetRow(file + ": row " + number, values);
    }

    /// What the taker threw stays as it is.
    private RuntimeException told(Exception cause) {
        return cause instanceof DatasetException ours
                ? ours
                : new DatasetException("file [" + file + "] cannot be read as Parquet: " + cause.getMessage(), cause);
    }
}
