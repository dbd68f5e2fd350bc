package io.hakari.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;

/// How a camera was held, as EXIF tag 0x0112 says.
///
/// @param mirrored whether left and right are swapped, before anything is turned
/// @param quarters how often the picture is to be turned by 90° clockwise
record Orientation(boolean mirrored, int quarters) {
    private static final Orientation UPRIGHT = new Orientation(false, 0);
    private static final int QUARTERS = 4;

    /// Return what the file says; what cannot be read says nothing.
    static Orientation of(byte[] bytes) {
        try {
            for (ExifIFD0Directory directory : ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                    .getDirectoriesOfType(ExifIFD0Directory.class)) {
                Integer tag = directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
                if (tag != null) {
                    return of(tag);
                }
            }
            return UPRIGHT;
        } catch (ImageProcessingException | IOException | RuntimeException _) {
            return UPRIGHT;
        }
    }

    private static Orientation of(int tag) {
        return switch (tag) {
            case 2 -> new Orientation(true, 0);
            case 3 -> new Orientation(false, 2);
            case 4 -> new Orientation(true, 2);
            case 5 -> new Orientation(true, 3);
            case 6 -> new Orientation(false, 1);
            case 7 -> new Orientation(true, 1);
            case 8 -> new Orientation(false, 3);
            default -> UPRIGHT;
        };
    }

    BufferedImage upright(BufferedImage image) {
        BufferedImage upright = mirrored ? mirror(image) : image;
        for (int turn = 0; turn < quarters % QUARTERS; turn++) {
            upright = turned(upright);
        }
        return upright;
    }

    private static BufferedImage mirror(BufferedImage image) {
        int width = image.getWidth();
        int[] from = Rgb.pixels(image);
        BufferedImage mirrored = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] to = pixels(mirrored);
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i - i % width + width - 1 - i % width];
        }
        return mirrored;
    }

    private static BufferedImage turned(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] from = Rgb.pixels(image);
        BufferedImage turned = new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB);
        int[] to = pixels(turned);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[x * height + height - 1 - y] = from[y * width + x];
            }
        }
        return turned;
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
