package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.sample.Blob;

/// Where the bytes of pictures are, for a session that has to send them.
@API(status = EXPERIMENTAL, since = "0.3")
@FunctionalInterface
public interface Pixels {

    /// Return the bytes whose SHA-256 is the blob's; the caller does not change them.
    byte[] of(Blob blob);

    /// Return the source of a world without cameras, which knows no picture.
    static Pixels none() {
        return blob -> {
            throw new IllegalArgumentException("picture [" + blob.sha256()
                    + "] was shown in a session that was opened without pixels; open it with a source of its bytes");
        };
    }
}
