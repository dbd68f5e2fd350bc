package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.sample.Blob;

/// What one camera saw.
///
/// @param blob   a PNG (`image/png`), or 8-bit red, green and blue, row by row ([#RAW])
/// @param width  in pixels, at least 1
/// @param height in pixels, at least 1
@API(status = EXPERIMENTAL, since = "0.3")
public record Picture(Blob blob, int width, int height) {

    /// The media type of 8-bit red, green and blue, row by row from the upper left.
    public static final String RAW = "image/x-rgb";
    /// The media type of PNG.
    public static final String PNG = "image/png";
    private static final long COLOURS = 3;

    public Picture {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "picture of [" + width + "] by [" + height + "] pixels must have at least one");
        }
        if (!blob.mediaType().equals(RAW) && !blob.mediaType().equals(PNG)) {
            throw new IllegalArgumentException(
                    "picture of media type [" + blob.mediaType() + "] must be [" + PNG + "] or [" + RAW + "]");
        }
        if (blob.mediaType().equals(RAW) && blob.size() != COLOURS * width * height) {
            throw new IllegalArgumentException("raw picture of [" + width + "] by [" + height + "] pixels has ["
                    + blob.size() + "] bytes; expected " + COLOURS * width * height);
        }
    }
}
