package io.hakari.media;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

import org.apiguardian.api.API;

/// 8-bit red, green and blue, row by row from the upper left.
@API(status = EXPERIMENTAL, since = "0.4")
public final class Rgb {
    private static final int CHANNELS = 3;
    private static final int BYTE = 8;
    private static final int MASK = 0xFF;

    private Rgb() {
    }

    /// Return three bytes for each pixel; what is transparent is taken as it lies on black.
    public static byte[] bytes(BufferedImage image) {
        int[] pixels = pixels(image);
        byte[] bytes = new byte[pixels.length * CHANNELS];
        int at = 0;
        for (int pixel : pixels) {
            bytes[at++] = (byte) (pixel >>> (2 * BYTE));
            bytes[at++] = (byte) (pixel >>> BYTE);
            bytes[at++] = (byte) pixel;
        }
        return bytes;
    }

    static BufferedImage image(byte[] bytes, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int at = 0;
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (bytes[at++] & MASK) << (2 * BYTE) | (bytes[at++] & MASK) << BYTE
                    | (bytes[at++] & MASK);
        }
        return image;
    }

    /// Return the pixels as 0xRRGGBB, whatever the image's type; what is transparent is taken as it lies on black.
    static int[] pixels(BufferedImage image) {
        boolean whole = image.getType() == BufferedImage.TYPE_INT_RGB && image.getRaster().getParent() == null;
        BufferedImage plain = whole ? image : plain(image);
        return ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
    }

    private static BufferedImage plain(BufferedImage image) {
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return plain;
    }
}
