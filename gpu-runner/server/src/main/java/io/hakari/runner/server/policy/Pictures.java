package io.hakari.runner.server.policy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import com.google.protobuf.ByteString;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Image;
import io.hakari.runner.server.ModelException;

/// Pictures as arrays of height, width and the three colours, eight bits each.
final class Pictures {
    private static final String RAW = "image/x-rgb";
    private static final String PNG = "image/png";
    private static final int COLOURS = 3;
    private static final long MOST_PIXELS = 16_777_216;

    private Pictures() {
    }

    static Numbers rows(String camera, Image image) throws ModelException {
        if (image.hasBlob()) {
            throw unread(camera, "travels by digest; send its content");
        }
        long pixels = (long) image.getWidth() * image.getHeight();
        if (image.getWidth() < 1 || image.getHeight() < 1 || pixels > MOST_PIXELS) {
            throw unread(camera, "has [" + image.getWidth() + "] by [" + image.getHeight()
                    + "] pixels; expected 1 to " + MOST_PIXELS);
        }
        ByteString colours = switch (image.getMediaType()) {
            case RAW -> raw(camera, image, pixels);
            case PNG -> decoded(camera, image);
            default -> throw unread(camera,
                    "is of media type [" + image.getMediaType() + "]; send " + PNG + " or " + RAW);
        };
        return new Numbers(colours, "|u1", List.of(image.getHeight(), image.getWidth(), COLOURS));
    }

    private static ByteString raw(String camera, Image image, long pixels) throws ModelException {
        if (image.getContent().size() != COLOURS * pixels) {
            throw unread(camera, "has [" + image.getContent().size() + "] bytes; expected " + COLOURS * pixels);
        }
        return image.getContent();
    }

    private static ByteString decoded(String camera, Image image) throws ModelException {
        try (InputStream in = image.getContent().newInput();
                ImageInputStream content = ImageIO.createImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            try {
                reader.setInput(content, true, true);
                // The sizes are compared before a pixel is read, so that a small file cannot ask for a large memory.
                if (reader.getWidth(0) != image.getWidth() || reader.getHeight(0) != image.getHeight()) {
                    throw unread(camera, "is a PNG of [" + reader.getWidth(0) + "] by [" + reader.getHeight(0)
                            + "] pixels; expected " + image.getWidth() + " by " + image.getHeight());
                }
                return colours(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw unread(camera, "is no PNG that can be read: " + e.getMessage());
        }
    }

    private static ByteString colours(BufferedImage picture) {
        int width = picture.getWidth();
        int[] row = new int[width];
        byte[] colours = new byte[COLOURS * width * picture.getHeight()];
        int at = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                colours[at++] = (byte) (pixel >>> 16);
                colours[at++] = (byte) (pixel >>> 8);
                colours[at++] = (byte) pixel;
            }
        }
        return ByteString.copyFrom(colours);
    }

    private static ModelException unread(String camera, String why) {
        return new ModelException(Code.MEDIA, "picture of camera [" + camera + "] " + why);
    }
}
