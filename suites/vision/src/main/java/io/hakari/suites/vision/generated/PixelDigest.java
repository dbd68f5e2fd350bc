package io.hakari.suites.vision.generated;

import java.awt.image.BufferedImage;

import io.hakari.media.Rgb;
import io.hakari.sample.ContentDigest;

/// What names drawn pixels: the same on every Java version, whatever file they are packed in.
public final class PixelDigest {
    private PixelDigest() {
    }

    /// Return the SHA-256 of width, height and 8-bit red, green and blue, row by row.
    public static String of(BufferedImage image) {
        return new ContentDigest().add(image.getWidth() + "x" + image.getHeight()).add(Rgb.bytes(image)).hex();
    }
}
