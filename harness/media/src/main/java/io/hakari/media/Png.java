package io.hakari.media;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import org.apiguardian.api.API;

/// Writes pictures as PNG without loss: 8-bit red, green and blue, every row told as its change from the one above
/// (ISO/IEC 15948). Written here because ImageIO's writer takes most of the time of drawing a picture.
@API(status = EXPERIMENTAL, since = "0.4")
public final class Png {
    /// The media type of PNG.
    public static final String MEDIA_TYPE = "image/png";
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] EIGHT_BIT_RGB = {8, 2, 0, 0, 0};
    private static final int UP = 2;
    private static final int CHANNELS = 3;
    private static final int BUFFER = 1 << 16;

    private Png() {
    }

    /// Return a picture as PNG.
    public static byte[] of(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", ByteBuffer.allocate(2 * Integer.BYTES + EIGHT_BIT_RGB.length).putInt(image.getWidth())
                .putInt(image.getHeight()).put(EIGHT_BIT_RGB).array());
        chunk(out, "IDAT", deflated(filtered(Rgb.bytes(image), CHANNELS * image.getWidth())));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] filtered(byte[] pixels, int stride) {
        int height = pixels.length / stride;
        byte[] rows = new byte[pixels.length + height];
        for (int y = 0; y < height; y++) {
            int to = y * (stride + 1);
            int from = y * stride;
            rows[to++] = UP;
            for (int x = 0; x < stride; x++) {
                rows[to + x] = (byte) (pixels[from + x] - (y == 0 ? 0 : pixels[from + x - stride]));
            }
        }
        return rows;
    }

    private static byte[] deflated(byte[] rows) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length / 2);
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}
