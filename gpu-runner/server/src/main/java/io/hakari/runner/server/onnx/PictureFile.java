package io.hakari.runner.server.onnx;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;

/// Decodes the picture of a request; its bytes are a stranger's.
final class PictureFile {
    /// Beyond this a picture is no picture but an attack: 8192 × 8192.
    private static final long MOST_PIXELS = 1L << 26;

    private PictureFile() {
    }

    static BufferedImage decoded(BlobRef blob, byte[] bytes) throws RequestException {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return decoded(blob, stream);
        } catch (IOException | RuntimeException e) {
            throw new RequestException(Error.Code.MEDIA, named(blob) + " cannot be decoded: " + Reasons.brief(e)
                    + "; send a whole PNG or JPEG", e);
        }
    }

    private static BufferedImage decoded(BlobRef blob, ImageInputStream stream) throws IOException, RequestException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new RequestException(Error.Code.MEDIA,
                    named(blob) + " is no picture that this engine knows; send PNG or JPEG");
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(stream);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new RequestException(Error.Code.MEDIA, named(blob) + " has [" + width + " x " + height
                        + "] pixels; at most [" + MOST_PIXELS + "] are decoded; send it smaller");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static String named(BlobRef blob) {
        return "picture [" + blob.getSha256() + "] of type [" + blob.getMediaType() + "]";
    }
}
