package io.hakari.media;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/// Turns whatever a reader gives into 8-bit red, green and blue.
final class Samples {
    private static final int BYTE = 8;
    private static final int GREY = 0x010101;

    private Samples() {
    }

    /// Alpha is left out, as `convert("RGB")` of Pillow does; colours under it stay as they are stored.
    static BufferedImage rgb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
        boolean indexed = image.getColorModel() instanceof IndexColorModel;
        int space = image.getColorModel().getColorSpace().getType();
        if (space == ColorSpace.TYPE_GRAY && !indexed) {
            grey(image.getRaster(), pixels);
        } else if (space == ColorSpace.TYPE_RGB || indexed) {
            image.getRGB(0, 0, width, height, pixels, 0, width);
        } else {
            System.arraycopy(Rgb.pixels(image), 0, pixels, 0, pixels.length);
        }
        return plain;
    }

    /// `getRGB` takes grey samples for linear light and brightens them; as they are stored they are sRGB already.
    private static void grey(Raster raster, int[] pixels) {
        int width = raster.getWidth();
        int bits = raster.getSampleModel().getSampleSize(0);
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = GREY * eightBits(row[x], bits);
            }
        }
    }

    private static int eightBits(int sample, int bits) {
        return bits > BYTE ? sample >>> (bits - BYTE) : sample * 255 / ((1 << bits) - 1);
    }
}
