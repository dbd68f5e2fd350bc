package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.List;

import org.apiguardian.api.API;

/// Numbers in a fixed order: a joint configuration, a pose, one action of a policy.
///
/// Any number may stand in it, NaN and infinities too, because what a policy gave must be kept to be judged. Two vectors
/// are equal when their numbers are, bit by bit; NaN equals NaN.
@API(status = EXPERIMENTAL, since = "0.3")
public final class Vector {
    private final double[] numbers;

    private Vector(double[] numbers) {
        this.numbers = numbers;
    }

    /// Return the vector of these numbers.
    public static Vector of(double... numbers) {
        return new Vector(numbers.clone());
    }

    /// Return the vector of these numbers.
    public static Vector of(List<Double> numbers) {
        return new Vector(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// Return how many numbers there are.
    public int size() {
        return numbers.length;
    }

    /// Return the number at a place, counted from 0.
    public double get(int place) {
        return numbers[place];
    }

    /// Return a copy of the numbers.
    public double[] toArray() {
        return numbers.clone();
    }

    /// Return whether no number is NaN or infinite.
    public boolean isFinite() {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && Arrays.equals(numbers, vector.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    /// Return the numbers in brackets, such as `[0.5, NaN]`.
    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
