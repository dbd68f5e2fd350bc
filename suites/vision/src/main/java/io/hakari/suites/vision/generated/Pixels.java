package io.hakari.suites.vision.generated;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import io.hakari.sample.ContentDigest;

/// Drawn pixels as bytes: their digest, which is the same on every Java version, and a PNG of them.
public final class Pixels {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int CHANNELS = 3;
    private static final int FAST = 3;

    private Pixels() {
    }

    /// Return the SHA-256 of width, height and 8-bit red, green and blue, row by row.
    public static String digest(BufferedImage image) {
        return new ContentDigest().add(image.getWidth() + "x" + image.getHeight()).add(bytes(image)).hex();
    }

    /// Return 8-bit red, green and blue, row by row from the upper left.
    public static byte[] bytes(BufferedImage image) {
        int[] colours = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        byte[] bytes = new byte[CHANNELS * colours.length];
        for (int i = 0; i < colours.length; i++) {
            bytes[CHANNELS * i] = (byte) (colours[i] >> 16);
            bytes[CHANNELS * i + 1] = (byte) (colours[i] >> 8);
            bytes[CHANNELS * i + 2] = (byte) colours[i];
        }
        return bytes;
    }

    /// Return a PNG of 8-bit red, green and blue, each row filtered by the one above (ISO/IEC 15948).
    public static byte[] png(BufferedImage image) {
        byte[] header = ByteBuffer.allocate(13).putInt(image.getWidth()).putInt(image.getHeight()).put((byte) 8)
                .put((byte) 2).array();
        ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header);
        chunk(file, "IDAT", deflated(filtered(bytes(image), CHANNELS * image.getWidth(), image.getHeight())));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] filtered(byte[] rows, int width, int height) {
        byte[] filtered = new byte[(width + 1) * height];
        for (int y = 0; y < height; y++) {
            int to = y * (width + 1);
            int from = y * width;
            filtered[to] = 2;
            for (int x = 0; x < width; x++) {
                int above = y == 0 ? 0 : rows[from - width + x];
                filtered[to + 1 + x] = (byte) (rows[from + x] - above);
            }
        }
        return filtered;
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(FAST);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
        byte[] buffer = new byte[1 << 15];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        CRC32 check = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        check.update(name);
        check.update(content);
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.writeInt(content.length);
            out.write(name);
            out.write(content);
            out.writeInt((int) check.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
