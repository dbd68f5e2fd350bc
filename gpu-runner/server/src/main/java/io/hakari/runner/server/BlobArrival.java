package io.hakari.runner.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

import com.google.protobuf.ByteString;

import io.grpc.Status;

/// One blob on its way into the store.
final class BlobArrival {
    private final BlobStore store;
    private final String sha256;
    private final long size;
    private final OutputStream out;
    private final MessageDigest digest = Sha256.newDigest();
    private long came;

    private BlobArrival(BlobStore store, String sha256, long size, OutputStream out) {
        this.store = store;
        this.sha256 = sha256;
        this.size = size;
        this.out = out;
    }

    /// Go on after so many bytes of the part, or begin anew at 0.
    static BlobArrival into(BlobStore store, String sha256, Path part, long offset, long size) throws IOException {
        if (offset == 0) {
            Files.deleteIfExists(part);
        }
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // A part that another client was lost in the midst of may be longer than what was told of it.
            file.truncate(offset);
        }
        var arrival = new BlobArrival(store, sha256, size,
                Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        arrival.readAgain(part);
        return arrival;
    }

    private void readAgain(Path part) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (var in = Files.newInputStream(part)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                came += read;
            }
        }
    }

    void take(long offset, ByteString content) throws BlobException, IOException {
        if (offset != came) {
            throw new BlobException(Status.Code.OUT_OF_RANGE,
                    "field [offset] is [" + Long.toUnsignedString(offset) + "] but the next byte is [" + came + "]");
        }
        if (content.size() > BlobService.CHUNK) {
            throw new BlobException(Status.Code.INVALID_ARGUMENT, "field [content] has [" + content.size()
                    + "] bytes; a chunk has at most " + BlobService.CHUNK);
        }
        if (came + content.size() > size) {
            throw new BlobException(Status.Code.INVALID_ARGUMENT, "blob [" + sha256 + "] has more than the [" + size
                    + "] bytes that field [size] promised");
        }
        content.writeTo(out);
        digest.update(content.asReadOnlyByteBuffer());
        came += content.size();
    }

    /// Keep the blob if it is whole and what its digest says.
    void finish() throws BlobException, IOException {
        if (came < size) {
            throw new BlobException(Status.Code.OUT_OF_RANGE,
                    "blob [" + sha256 + "] ended after [" + came + "] of [" + size + "] bytes; go on from there");
        }
        out.close();
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(sha256)) {
            throw new BlobException(Status.Code.INVALID_ARGUMENT, "bytes sent as blob [" + sha256
                    + "] have sha256 [" + found + "]; send those that the digest names");
        }
        store.arrived(sha256, size);
    }

    /// Leave off: what came stays unless it is wrong.
    void leave(boolean wrong) throws IOException {
        out.close();
        if (wrong) {
            store.refused(sha256);
        } else {
            store.interrupted(sha256, came);
        }
    }
}
