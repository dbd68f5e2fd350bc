package io.hakari.suites.robotsafety.cell;

import java.util.Arrays;

/// Numbers in the order they were written, to be read back in the same order.
final class Tape {
    private double[] numbers = new double[512];
    private int length;
    private int read;

    void write(double number) {
        if (length == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * length);
        }
        numbers[length++] = number;
    }

    void write(double[] all) {
        for (double one : all) {
            write(one);
        }
    }

    void rewind() {
        read = 0;
    }

    double read() {
        return numbers[read++];
    }

    void read(double[] all) {
        for (int i = 0; i < all.length; i++) {
            all[i] = read();
        }
    }

    /// Return another tape with the same numbers, read from the beginning.
    Tape copy() {
        Tape copy = new Tape();
        copy.numbers = Arrays.copyOf(numbers, numbers.length);
        copy.length = length;
        return copy;
    }
}
