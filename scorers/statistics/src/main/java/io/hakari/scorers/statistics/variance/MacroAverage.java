package io.hakari.scorers.statistics.variance;

import java.util.Arrays;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// The mean over tasks that are themselves the question: none stands for others that might have been chosen.
///
/// `Σ w m / Σ w` with the error `√(Σ w² se²) / Σ w`; the tasks' samples are independent.
///
/// @param mean  over the tasks
/// @param error its standard error
public record MacroAverage(double mean, double error) {

    /// Average tasks of equal weight.
    ///
    /// @param errors the standard error of each mean, at least 0
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold a number out of its range
    public static MacroAverage of(double[] means, double[] errors) {
        double[] weights = new double[means.length];
        Arrays.fill(weights, 1);
        return of(means, errors, weights);
    }

    /// Average tasks of different weight.
    ///
    /// @param errors  the standard error of each mean, at least 0
    /// @param weights at least 0, and not all 0
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold a number out of its range
    public static MacroAverage of(double[] means, double[] errors, double[] weights) {
        Checks.finite("means", means);
        Checks.sameLength("means", means.length, "standard errors", errors.length);
        Checks.sameLength("means", means.length, "weights", weights.length);
        double sum = 0;
        double squares = 0;
        double total = 0;
        for (int i = 0; i < means.length; i++) {
            Checks.within("standard error", errors[i], 0, Double.MAX_VALUE);
            Checks.within("weight", weights[i], 0, Double.MAX_VALUE);
            sum += weights[i] * means[i];
            squares += weights[i] * errors[i] * weights[i] * errors[i];
            total += weights[i];
        }
        Checks.require(total > 0, "weights [" + total + "] must not be 0 together");
        return new MacroAverage(sum / total, Math.sqrt(squares) / total);
    }

    /// Return the standard error of the mean over all samples of several tasks, as lm-evaluation-harness gives it for
    /// groups: `√(Σ (n-1) se² n / (N-k) / N)`.
    ///
    /// It pools the variances of the samples about the mean of their own task, so that the differences between tasks are
    /// no part of it. Here to compare with that tool.
    ///
    /// @param errors the standard error of each task, at least 0
    /// @param sizes  the samples of each task, at least 1
    /// @return empty when every task has one sample
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold a number out of its range
    public static OptionalDouble pooledError(double[] errors, long[] sizes) {
        Checks.finite("standard errors", errors);
        Checks.sameLength("standard errors", errors.length, "sizes", sizes.length);
        double squares = 0;
        double free = 0;
        double total = 0;
        for (int i = 0; i < sizes.length; i++) {
            Checks.within("standard error", errors[i], 0, Double.MAX_VALUE);
            Checks.require(sizes[i] >= 1, "size [" + sizes[i] + "] must be at least 1");
            double size = (double) sizes[i];
            squares += (size - 1) * size * errors[i] * errors[i];
            free += size - 1;
            total += size;
        }
        return free > 0 ? OptionalDouble.of(Math.sqrt(squares / free / total)) : OptionalDouble.empty();
    }
}
