package io.hakari.records;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a run to one writer.
///
/// The lock is a file of its own: POSIX drops a process's locks on a file as soon as the process closes any stream of
/// it, and a journal is also read. For the same reason this process remembers what it holds and does not ask twice.
final class RunLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final RunFolder folder;
    private final Path name;
    private final FileChannel channel;

    private RunLock(RunFolder folder, Path name, FileChannel channel) {
        this.folder = folder;
        this.name = name;
        this.channel = channel;
    }

    static RunLock take(RunFolder folder) throws IOException {
        Path name = folder.path().toRealPath();
        if (!HELD.add(name)) {
            throw new JournalException("journal [" + folder.journal()
                    + "] is already open in this process; close it before it is opened again");
        }
        try {
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new JournalException("journal [" + folder.journal()
                        + "] is locked by another process; wait until that run ends, or weigh into another runs folder");
            }
            return new RunLock(folder, name, channel);
        } catch (IOException | RuntimeException e) {
            HELD.remove(name);
            throw e;
        }
    }

    /// Take the lock's file away; the record that a sealed run has keeps later writers out.
    void remove() throws IOException {
        Files.deleteIfExists(folder.lock());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(name);
    }
}
