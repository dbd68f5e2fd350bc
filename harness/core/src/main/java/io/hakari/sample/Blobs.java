package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// Where media lie under their digests, for those who draw them, decode them or send them to a runner.
///
/// Used by many threads at once; what is kept twice lies there once.
@API(status = EXPERIMENTAL, since = "0.3")
public interface Blobs {

    /// Keep bytes; the caller does not change them afterwards.
    ///
    /// @param mediaType the IANA media type, such as `image/png`
    Blob keep(byte[] bytes, String mediaType);

    /// Return the bytes whose SHA-256 is the blob's; the caller does not change them.
    ///
    /// @throws DatasetException when they are not there, or are others
    byte[] of(Blob blob);
}
