package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// Where the bytes of pictures are, for those who have to send them.
@API(status = EXPERIMENTAL, since = "0.3")
@FunctionalInterface
public interface Pixels {

    /// Return the bytes whose SHA-256 is the blob's; the caller does not change them.
    ///
    /// @throws DatasetException when they should be there and are not, or are others
    byte[] of(Blob blob);

    /// Return the source of a world without cameras, which knows no picture.
    static Pixels none() {
        return blob -> {
            throw new IllegalArgumentException("picture [" + blob.sha256()
                    + "] was shown in a session that was opened without pixels; open it with a source of its bytes");
        };
    }
}
