package io.hakari.runner.server.torch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.server.Blobs;
import io.hakari.runner.server.ModelException;

/// The folder in which a worker finds the media of its requests: a link under each digest to where the runner keeps it.
///
/// A link stays when its request is answered, so that the next request with the same picture needs none; the runner keeps
/// a blob under the same name as long as it has it, and the worker checks the bytes against the digest.
final class Shown {
    private final Path folder;
    private volatile Optional<Blobs> blobs = Optional.empty();

    Shown(Path folder) {
        this.folder = folder;
    }

    void readFrom(Blobs store) {
        blobs = Optional.of(store);
    }

    /// Lay out the media of a context or prompt; return why one cannot be shown.
    Optional<Error> show(List<Part> parts) {
        for (Part part : parts) {
            if (part.hasBlob()) {
                String sha256 = part.getBlob().getSha256();
                try {
                    link(sha256);
                } catch (ModelException e) {
                    return Optional.of(error(e.code(), String.valueOf(e.getMessage())));
                } catch (IOException e) {
                    return Optional.of(error(Code.MEDIA, "blob [" + sha256
                            + "] cannot be shown to the torch worker (" + e
                            + "); look at the folder for temporary files"));
                }
            }
        }
        return Optional.empty();
    }

    private void link(String sha256) throws ModelException, IOException {
        if (Files.exists(folder.resolve(sha256))) {
            return;
        }
        Path file = blobs.orElseThrow(() -> new ModelException(Code.MEDIA,
                "blob [" + sha256 + "] is nowhere: this model was given no store")).file(sha256);
        try {
            Files.deleteIfExists(folder.resolve(sha256));
            Files.createSymbolicLink(folder.resolve(sha256), file.toAbsolutePath());
        } catch (FileAlreadyExistsException _) {
            // Another request with the same picture was quicker.
        }
    }

    private static Error error(Code code, String message) {
        return Error.newBuilder().setCode(code).setMessage(message).build();
    }
}
