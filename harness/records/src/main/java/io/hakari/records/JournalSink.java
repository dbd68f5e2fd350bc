package io.hakari.records;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/// Where the bytes of a journal go.
interface JournalSink extends AutoCloseable {

    /// Hand bytes to the operating system.
    void write(byte[] bytes, int length) throws IOException;

    /// Have the operating system put everything on the device.
    void sync() throws IOException;

    @Override
    void close() throws IOException;

    /// Open a file for appending.
    ///
    /// A stream and not a channel: a channel is closed when a thread is interrupted while writing, and the journal must
    /// outlive a cancelled request.
    static JournalSink appendingTo(Path file) throws IOException {
        return of(new FileOutputStream(file.toFile(), true));
    }

    /// Open a file for writing it anew.
    static JournalSink replacing(Path file) throws IOException {
        return of(new FileOutputStream(file.toFile()));
    }

    private static JournalSink of(FileOutputStream out) {
        return new JournalSink() {
            @Override
            public void write(byte[] bytes, int length) throws IOException {
                out.write(bytes, 0, length);
            }

            @Override
            public void sync() throws IOException {
                out.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
