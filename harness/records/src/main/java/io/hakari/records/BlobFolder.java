package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.apiguardian.api.API;

import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.DatasetException;

/// Media in a folder, each in a file that is named by the SHA-256 of its bytes.
///
/// Processes may share one folder: a file appears whole or not at all.
///
/// @param folder made when it is not there
@API(status = EXPERIMENTAL, since = "0.4")
public record BlobFolder(Path folder) implements Blobs {

    @Override
    public Blob keep(byte[] bytes, String mediaType) {
        Blob blob = new Blob(sha256(bytes), mediaType, bytes.length);
        Path file = folder.resolve(blob.sha256());
        try {
            if (!Files.exists(file) || Files.size(file) != bytes.length) {
                write(bytes, file);
            }
        } catch (IOException e) {
            throw new DatasetException("blob [" + blob.sha256() + "] cannot be kept in [" + folder + "]: " + e, e);
        }
        return blob;
    }

    @Override
    public byte[] of(Blob blob) {
        Path file = folder.resolve(blob.sha256());
        try {
            byte[] bytes = Files.readAllBytes(file);
            String found = sha256(bytes);
            if (!found.equals(blob.sha256())) {
                throw new DatasetException("blob file [" + file + "] has sha256 [" + found
                        + "]; delete it, and it is made again");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new DatasetException("blob [" + blob.sha256() + "] is not in the folder [" + folder
                    + "]; put it there under its digest", e);
        } catch (IOException e) {
            throw new DatasetException("blob file [" + file + "] cannot be read: " + e, e);
        }
    }

    private void write(byte[] bytes, Path file) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".part-", "");
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
