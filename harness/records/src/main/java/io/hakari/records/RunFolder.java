package io.hakari.records;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/// The files of one run and how they come into being: whole or not at all.
record RunFolder(Path path) {

    Path journal() {
        return path.resolve("journal.jsonl");
    }

    Path record() {
        return path.resolve("record.json");
    }

    Path lock() {
        return path.resolve("journal.lock");
    }

    boolean sealed() {
        return Files.exists(record());
    }

    /// Write a file under another name, put it on the device, and only then give it its name.
    static void writeWhole(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (JournalSink sink = JournalSink.replacing(unfinished)) {
            sink.write(bytes, bytes.length);
            sink.sync();
        }
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(unfinished, file);
        }
        syncFolder(file);
    }

    String journalSha256() throws IOException {
        try (DigestInputStream in = new DigestInputStream(new FileInputStream(journal().toFile()), sha256())) {
            byte[] chunk = new byte[1 << 16];
            int read = 0;
            while (read >= 0) {
                read = in.read(chunk);
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    /// Put the new name on the device too, where the file system can do that for a folder.
    private static void syncFolder(Path file) {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // The file itself is safe; only a power failure within seconds could still undo its name.
            return;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
