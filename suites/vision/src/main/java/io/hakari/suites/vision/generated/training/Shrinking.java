package io.hakari.suites.vision.generated.training;

import java.awt.image.BufferedImage;

import io.hakari.media.Rgb;

/// Brings pictures to the size that a small model takes, as the runner does it.
///
/// Each pixel is the mean of the area that it covers, rounded to 8 bits; proportions are not kept.
final class Shrinking {
    private static final int CHANNELS = 3;

    private Shrinking() {
    }

    /// Return 8-bit red, green and blue of a square picture, row by row.
    static byte[] shrunk(BufferedImage picture, int size) {
        int height = picture.getHeight();
        int inner = picture.getWidth() * CHANNELS;
        byte[] colours = Rgb.bytes(picture);
        double[] levels = new double[inner];
        double[] narrow = new double[height * size * CHANNELS];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < inner; i++) {
                levels[i] = colours[y * inner + i] & 0xFF;
            }
            addMeans(levels, picture.getWidth(), size, CHANNELS, narrow, y * size * CHANNELS);
        }
        double[] small = new double[size * size * CHANNELS];
        addMeans(narrow, height, size, size * CHANNELS, small, 0);
        byte[] bytes = new byte[small.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(small[i]);
        }
        return bytes;
    }

    /// Add the means of so many groups of rows, each of `inner` numbers, by the share that a row has in a group.
    private static void addMeans(double[] rows, int length, int size, int inner, double[] into, int at) {
        double step = (double) length / size;
        for (int to = 0; to < size; to++) {
            double begin = to * step;
            double end = begin + step;
            for (int from = (int) begin; from < Math.min(length, Math.ceil(end)); from++) {
                double share = (Math.min(end, from + 1) - Math.max(begin, from)) / step;
                for (int i = 0; i < inner; i++) {
                    into[at + to * inner + i] += share * rows[from * inner + i];
                }
            }
        }
    }
}
