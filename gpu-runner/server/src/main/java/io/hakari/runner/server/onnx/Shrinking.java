package io.hakari.runner.server.onnx;

import java.awt.image.BufferedImage;

/// Brings pictures to the square that a model takes.
///
/// Each pixel is the mean of the area that it covers, rounded to 8 bits; proportions are not kept. Only sums and products
/// in a fixed order are computed, so that the same picture gives the same pixels everywhere. Transparent is white.
final class Shrinking {
    private static final int CHANNELS = 3;
    private static final int WHITE = 255;

    private Shrinking() {
    }

    /// Return levels from 0 to 255 of red, green and blue, row by row from the upper left.
    static int[] shrunk(BufferedImage picture, int size) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] row = new int[width];
        double[] levels = new double[width * CHANNELS];
        double[] narrow = new double[height * size * CHANNELS];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                levels(row[x], levels, x * CHANNELS);
            }
            addMeans(levels, width, size, CHANNELS, narrow, y * size * CHANNELS);
        }
        double[] small = new double[size * size * CHANNELS];
        addMeans(narrow, height, size, size * CHANNELS, small, 0);
        int[] rounded = new int[small.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (int) Math.round(small[i]);
        }
        return rounded;
    }

    private static void levels(int colour, double[] into, int at) {
        int opacity = colour >>> 24;
        for (int channel = 0; channel < CHANNELS; channel++) {
            int level = (colour >> (16 - 8 * channel)) & 0xFF;
            into[at + channel] = opacity == WHITE
                    ? level
                    : (level * opacity + WHITE * (WHITE - opacity)) / (double) WHITE;
        }
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
