package io.hakari.runner.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.hakari.runner.protocol.v1.Error.Code;

/// The media that clients sent, by digest.
public interface Blobs {

    /// Return the file with exactly the bytes of that digest.
    ///
    /// A blob that a request names is there before the model sees the request, and stays until it is answered.
    ///
    /// @throws ModelException of code `MEDIA` when it is not there
    Path file(String sha256) throws ModelException;

    /// Return the bytes of that digest.
    ///
    /// @throws ModelException of code `MEDIA` when they are not there or cannot be read
    default byte[] bytes(String sha256) throws ModelException {
        try {
            return Files.readAllBytes(file(sha256));
        } catch (IOException e) {
            throw new ModelException(Code.MEDIA, "blob [" + sha256 + "] cannot be read: " + e, e);
        }
    }
}
