package io.hakari.media;

import java.awt.image.BufferedImage;

/// The peak signal-to-noise ratio of two pictures; 99 for equal ones.
final class Decibels {
    private Decibels() {
    }

    static double between(BufferedImage one, BufferedImage other) {
        byte[] first = Rgb.bytes(one);
        byte[] second = Rgb.bytes(other);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double difference = (first[i] & 255) - (second[i] & 255);
            sum += difference * difference;
        }
        return sum == 0 ? 99 : 10 * Math.log10(255.0 * 255 * first.length / sum);
    }
}
