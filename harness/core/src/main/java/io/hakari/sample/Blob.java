package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// A file named by what is in it.
///
/// Media are referred to by digest, so that they are sent to a runner once and never by path.
///
/// @param sha256    64 lower-case hexadecimal digits
/// @param mediaType the IANA media type, such as `image/png`
/// @param size      in bytes, at least 1
@API(status = EXPERIMENTAL, since = "0.1")
public record Blob(String sha256, String mediaType, long size) {

    public Blob {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("blob digest [" + sha256 + "] is not 64 lower-case hexadecimal digits");
        }
        if (size < 1) {
            throw new IllegalArgumentException(
                    "blob [" + sha256 + "] has size [" + size + "]; an empty file is no medium");
        }
    }
}
