package io.hakari.media;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Pictures in a row as binary portable pixmaps (`P6`, 8 bits), each with its size before its pixels.
final class Pnm {
    private static final int CHANNELS = 3;

    private Pnm() {
    }

    /// Return the next picture; empty at the end.
    static Optional<BufferedImage> read(InputStream stream) throws IOException {
        int first = stream.read();
        if (first < 0) {
            return Optional.empty();
        }
        if (first != 'P' || stream.read() != '6' || stream.read() != '\n') {
            throw new IOException("not a P6 picture");
        }
        int width = number(stream);
        int height = number(stream);
        int most = number(stream);
        if (most != 255 || (long) width * height > Probed.MOST_PIXELS) {
            throw new IOException("picture of " + width + "x" + height + " pixels up to " + most + " is not read");
        }
        byte[] bytes = stream.readNBytes(CHANNELS * width * height);
        if (bytes.length < CHANNELS * width * height) {
            throw new EOFException("picture ends after [" + bytes.length + "] bytes");
        }
        return Optional.of(Rgb.image(bytes, width, height));
    }

    private static int number(InputStream stream) throws IOException {
        int number = 0;
        for (int c = stream.read(); c != ' ' && c != '\n'; c = stream.read()) {
            if (c < '0' || c > '9' || number > 1_000_000) {
                throw new IOException("not a P6 header");
            }
            number = 10 * number + c - '0';
        }
        return number;
    }
}
