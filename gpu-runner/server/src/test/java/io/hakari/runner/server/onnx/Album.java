package io.hakari.runner.server.onnx;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.server.Blobs;
import io.hakari.runner.server.ModelException;

/// Media by digest, and how often each was read.
final class Album implements Blobs {
    private static final int SIZE = 8;
    private static final int FRAME = 6;
    private final Map<String, byte[]> media = new HashMap<>();
    private int reads;

    /// The picture that `tiny_sight.py` draws, each pixel as a square of some pixels.
    static BufferedImage drawn(int number, int enlarged) {
        return drawn(number, SIZE, enlarged);
    }

    private static BufferedImage drawn(int number, int size, int enlarged) {
        var picture = new BufferedImage(size * enlarged, size * enlarged, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size * enlarged; y++) {
            for (int x = 0; x < size * enlarged; x++) {
                int colour = 0;
                for (int channel = 0; channel < 3; channel++) {
                    int level = 37 * (x / enlarged) + 59 * (y / enlarged) + 83 * channel
                            + 101 * number * (x / enlarged + 1);
                    colour = colour << 8 | level % 256;
                }
                picture.setRGB(x, y, colour);
            }
        }
        return picture;
    }

    Part picture(int number) throws IOException {
        return kept(drawn(number, 1));
    }

    /// The frames that `tiny_sight.py` draws, one every 0.4 seconds from the first second on.
    List<Part> clip(List<Integer> numbers) throws IOException {
        List<Part> frames = new ArrayList<>();
        for (int number : numbers) {
            BlobRef frame = kept(drawn(number, FRAME, 1)).getBlob();
            frames.add(Part.newBuilder().setBlob(frame.toBuilder().setClipSha256("c1").setTimeUs(
                    1_000_000 + 400_000L * frames.size())).build());
        }
        return frames;
    }

    Part kept(BufferedImage picture) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return kept(file.toByteArray(), "image/png");
    }

    Part kept(byte[] bytes, String mediaType) {
        String digest = HexFormat.of().toHexDigits(media.size() + 1L);
        media.put(digest, bytes);
        return Part.newBuilder().setBlob(BlobRef.newBuilder().setSha256(digest).setMediaType(mediaType)).build();
    }

    int reads() {
        return reads;
    }

    @Override
    public Path file(String sha256) {
        throw new UnsupportedOperationException("media lie in memory");
    }

    @Override
    public byte[] bytes(String sha256) throws ModelException {
        reads++;
        byte[] bytes = media.get(sha256);
        if (bytes == null) {
            throw new ModelException(Error.Code.MEDIA, "blob [" + sha256 + "] is not here");
        }
        return bytes;
    }
}
