package io.hakari.media;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;

/// Shrinks pictures by Pillow's bicubic kernel and keeps them as PNG; what was shrunk once is remembered by picture and size.
///
/// A picture that fits already stays the file that it is: nothing is enlarged, and nothing is packed anew without need.
final class ShrunkPictures {
    private final Map<Key, Blob> known = new ConcurrentHashMap<>();

    Blob shrunk(Blob picture, int longestSide, Blobs blobs) {
        return known.computeIfAbsent(new Key(picture.sha256(), longestSide),
                _ -> shrink(picture, longestSide, blobs));
    }

    private static Blob shrink(Blob picture, int longestSide, Blobs blobs) {
        BufferedImage whole = Pictures.decode(blobs.of(picture), picture.sha256());
        int longer = Math.max(whole.getWidth(), whole.getHeight());
        if (longer <= longestSide) {
            return picture;
        }
        double scale = (double) longestSide / longer;
        BufferedImage small = Resize.BICUBIC.to(whole, side(whole.getWidth(), scale), side(whole.getHeight(), scale));
        return blobs.keep(Png.of(small), Png.MEDIA_TYPE);
    }

    private static int side(int pixels, double scale) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    private record Key(String sha256, int longestSide) {}
}
