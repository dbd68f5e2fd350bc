package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// Where media lie under their digests, for those who draw or decode them; who only sends them to a runner reads them as
/// `Pixels`.
///
/// Used by many threads at once; what is kept twice lies there once.
@API(status = EXPERIMENTAL, since = "0.3")
public interface Blobs extends Pixels {

    /// Keep bytes; the caller does not change them afterwards.
    ///
    /// @param mediaType the IANA media type, such as `image/png`
    Blob keep(byte[] bytes, String mediaType);
}
