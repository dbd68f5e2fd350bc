package io.hakari.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.hakari.sample.DatasetException;

/// Compares a file with its manifest, and says why a file cannot be read.
final class FileDigest {
    private FileDigest() {
    }

    static void verify(String dataset, Path file, String expected) {
        String actual = sha256(dataset, file);
        if (!actual.equals(expected)) {
            throw new DatasetException("dataset [" + dataset + "] has sha256 [" + actual
                    + "] but the manifest says [" + expected + "]; fetch it again or raise the suite version");
        }
    }

    static DatasetException unreadable(String dataset, Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new DatasetException("dataset [" + dataset + "] has no file [" + file
                    + "]; fetch it or name the folder it is in", cause);
        }
        return new DatasetException("dataset [" + dataset + "] cannot be read from [" + file + "]: "
                + cause.getMessage(), cause);
    }

    private static String sha256(String dataset, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 16];
            int read = in.read(chunk);
            while (read >= 0) {
                digest.update(chunk, 0, read);
                read = in.read(chunk);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(dataset, file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
