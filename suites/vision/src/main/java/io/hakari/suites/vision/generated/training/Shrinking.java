package io.hakari.suites.vision.generated.training;

import java.awt.image.BufferedImage;

/// Brings pictures to the size that a small model takes, as the runner does it.
///
/// Each pixel is the mean of the area that it covers, rounded to 8 bits; proportions are not kept.
final class Shrinking {
    private static final int CHANNELS = 3;

    private Shrinking() {
    }

    /// Return 8-bit red, green and blue of a square picture, row by row.
    static byte[] shrunk(BufferedImage picture, int size) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] colours = picture.getRGB(0, 0, width, height, null, 0, width);
        double[] levels = new double[height * width * CHANNELS];
        for (int i = 0; i < colours.length; i++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                levels[CHANNELS * i + channel] = (colours[i] >> (16 - 8 * channel)) & 0xFF;
            }
        }
        double[] narrow = means(levels, height, width, size, CHANNELS);
        double[] small = means(narrow, 1, height, size, size * CHANNELS);
        byte[] bytes = new byte[small.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(small[i]);
        }
        return bytes;
    }

    /// Take means along the middle of three axes.
    private static double[] means(double[] levels, int outer, int length, int size, int inner) {
        double[] means = new double[outer * size * inner];
        double step = (double) length / size;
        for (int to = 0; to < size; to++) {
            double begin = to * step;
            double end = begin + step;
            for (int from = (int) begin; from < Math.min(length, Math.ceil(end)); from++) {
                double share = (Math.min(end, from + 1) - Math.max(begin, from)) / step;
                for (int row = 0; row < outer; row++) {
                    for (int i = 0; i < inner; i++) {
                        means[(row * size + to) * inner + i] += share * levels[(row * length + from) * inner + i];
                    }
                }
            }
        }
        return means;
    }
}
