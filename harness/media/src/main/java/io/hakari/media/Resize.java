package io.hakari.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Makes pictures smaller or larger as Pillow's `Image.resize` does: separable, and smoothed when it shrinks.
///
/// Each output value is a weighted sum over the input values below the kernel, which is stretched by the scale where that
/// is above 1. Weights are fixed-point numbers of 22 bits and each pass is rounded to 8 bits, rows first. Source:
/// Pillow, `libImaging/Resample.c` (MIT-CMU).
public enum Resize {
    /// Triangle of radius 1.
    BILINEAR(1) {
        @Override
        double at(double x) {
            return Math.abs(x) < 1 ? 1 - Math.abs(x) : 0;
        }
    },
    /// Keys' cubic of radius 2 with a = -0.5.
    BICUBIC(2) {
        @Override
        double at(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((A + 2) * x - (A + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
        }
    },
    /// Sinc of radius 3 below a sinc window.
    LANCZOS(3) {
        @Override
        double at(double x) {
            return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
        }
    };

    private static final double A = -0.5;
    private static final int BITS = 22;
    private static final int BYTE = 8;
    private static final int MOST = 255;
    private final double radius;

    Resize(double radius) {
        this.radius = radius;
    }

    /// Return the kernel's value at a distance in pixels.
    abstract double at(double x);

    /// Return a copy of another size, of type `TYPE_INT_RGB`.
    ///
    /// @param width  at least 1
    /// @param height at least 1
    public BufferedImage to(BufferedImage image, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size [" + width + "x" + height + "] must be at least 1x1");
        }
        int[] pixels = Rgb.pixels(image);
        int[] narrow = width == image.getWidth() ? pixels : rows(pixels, image.getWidth(), width);
        BufferedImage resized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] result = height == image.getHeight() ? narrow : columns(narrow, width, image.getHeight(), height);
        System.arraycopy(result, 0, ((DataBufferInt) resized.getRaster().getDataBuffer()).getData(), 0, result.length);
        return resized;
    }

    private int[] rows(int[] pixels, int from, int to) {
        Weights weights = weights(from, to);
        int height = pixels.length / from;
        int[] out = new int[to * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < to; x++) {
                out[y * to + x] = sum(pixels, y * from + weights.first[x], 1, weights.of[x]);
            }
        }
        return out;
    }

    private int[] columns(int[] pixels, int width, int from, int to) {
        Weights weights = weights(from, to);
        int[] out = new int[to * width];
        for (int y = 0; y < to; y++) {
            for (int x = 0; x < width; x++) {
                out[y * width + x] = sum(pixels, weights.first[y] * width + x, width, weights.of[y]);
            }
        }
        return out;
    }

    private static int sum(int[] pixels, int first, int step, int[] weights) {
        int red = 1 << (BITS - 1);
        int green = red;
        int blue = red;
        int at = first;
        for (int weight : weights) {
            int pixel = pixels[at];
            red += (pixel >>> (2 * BYTE) & MOST) * weight;
            green += (pixel >>> BYTE & MOST) * weight;
            blue += (pixel & MOST) * weight;
            at += step;
        }
        return clip(red) << (2 * BYTE) | clip(green) << BYTE | clip(blue);
    }

    private static int clip(int value) {
        return Math.clamp(value >> BITS, 0, MOST);
    }

    private Weights weights(int from, int to) {
        double scale = (double) from / to;
        double stretch = Math.max(scale, 1);
        int[] first = new int[to];
        int[][] of = new int[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            first[i] = Math.max(0, (int) (centre - radius * stretch + 0.5));
            int end = Math.min(from, (int) (centre + radius * stretch + 0.5));
            of[i] = fixed(first[i], end, centre, stretch);
        }
        return new Weights(first, of);
    }

    private int[] fixed(int first, int end, double centre, double stretch) {
        double[] weights = new double[end - first];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = at((i + first - centre + 0.5) / stretch);
            total += weights[i];
        }
        int[] fixed = new int[weights.length];
        for (int i = 0; i < fixed.length; i++) {
            double weight = weights[i] / total * (1 << BITS);
            fixed[i] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
        }
        return fixed;
    }

    private static double sinc(double x) {
        return Math.abs(x) < Double.MIN_NORMAL ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }

    /// For each output value, the first input value below the kernel and the weights from there on.
    private static final class Weights {
        private final int[] first;
        private final int[][] of;

        Weights(int[] first, int[][] of) {
            this.first = first;
            this.of = of;
        }
    }
}
