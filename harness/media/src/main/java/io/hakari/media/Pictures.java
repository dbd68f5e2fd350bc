package io.hakari.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import io.hakari.sample.MediaException;

/// Decodes stills to what a person sees: upright, 8-bit red, green and blue, alpha left out; or refuses them.
public final class Pictures {
    /// More than any camera gives; what is larger is refused by its header, before it takes memory.
    static final long MOST_PIXELS = 100_000_000;
    private static final String BETTER = "com.twelvemonkeys.";
    /// Ink without a profile is turned into light by rule; that harms no picture.
    private static final String PROFILE = "ICC";

    private Pictures() {
    }

    /// Return a picture of type `TYPE_INT_RGB`; of a moving one, its first frame.
    ///
    /// @param bytes of a JPEG (also CMYK), PNG, WebP, TIFF, GIF, BMP, AVIF or JPEG 2000 file
    /// @param name  what a person knows it by
    /// @throws MediaException when it is damaged, cut short, of another kind, or has more than 100 million pixels
    public static BufferedImage decode(byte[] bytes, String name) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            List<ImageReader> readers = readers(input);
            if (readers.isEmpty()) {
                return Orientation.of(bytes).upright(Stills.decode(bytes, name));
            }
            return Orientation.of(bytes).upright(decode(readers.getFirst(), input, name));
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private static BufferedImage decode(ImageReader reader, ImageInputStream input, String name) {
        List<String> warnings = new ArrayList<>();
        try {
            reader.setInput(input, true, true);
            reader.addIIOReadWarningListener((_, warning) -> {
                if (!warning.contains(PROFILE)) {
                    warnings.add(warning);
                }
            });
            check(name, reader.getWidth(0), reader.getHeight(0));
            BufferedImage image = reader.read(0);
            if (!warnings.isEmpty()) {
                throw new MediaException("picture [" + name + "] is damaged: " + warnings.getFirst());
            }
            return Samples.rgb(image);
        } catch (IOException | RuntimeException e) {
            throw e instanceof MediaException ours ? ours : damaged(name, e);
        } finally {
            reader.dispose();
        }
    }

    static void check(String name, long width, long height) {
        if (width * height > MOST_PIXELS) {
            throw new MediaException("picture [" + name + "] says that it has " + width + "x" + height
                    + " pixels; the limit is " + MOST_PIXELS + " pixels");
        }
    }

    /// The JDK's own readers ignore the ink of CMYK; where both read a format, the other comes first.
    private static List<ImageReader> readers(ImageInputStream input) {
        List<ImageReader> readers = new ArrayList<>();
        ImageIO.getImageReaders(input).forEachRemaining(readers::add);
        readers.sort(Comparator.comparing(reader -> !reader.getClass().getName().startsWith(BETTER)));
        return readers;
    }

    private static MediaException damaged(String name, Exception cause) {
        return new MediaException("picture [" + name + "] cannot be decoded: " + cause, cause);
    }
}
