package io.hakari.scorers.statistics.judge;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// A mean by prediction-powered inference: a judge scored everything, people a random few.
///
/// `θ = λ mean(ŷ unlabelled) + mean(y - λ ŷ)`, with `se² = λ² Var(ŷ unlabelled)/N + Var(y - λ ŷ)/n`. With λ = 1 it is
/// PPI (Angelopoulos et al. 2023), with λ = 0 the mean of the labels alone; PPI++ (2024) takes the λ of the least variance,
/// which a useless judge makes 0. Holds for many labels; they must be drawn at random from the same samples.
///
/// Bounds and p are one-sided where their name says so, and stay so when λ was tuned.
///
/// @param lambda        how much the judge counts, in [0, 1] when tuned
/// @param estimate      the mean
/// @param standardError of it
public record PpiMean(double lambda, double estimate, double standardError) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// Estimate with a given λ.
    ///
    /// @param labels     by people, at least two
    /// @param predicted  by the judge, of the same samples
    /// @param unlabelled by the judge, of samples without label, at least two
    /// @throws IllegalArgumentException when a list is too short or holds what is not finite
    public static PpiMean of(double[] labels, double[] predicted, double[] unlabelled, double lambda) {
        check(labels, predicted, unlabelled);
        Checks.finite("lambda", lambda);
        return weighted(labels, predicted, unlabelled, lambda);
    }

    /// Estimate with `λ = Cov(y, ŷ) / ((1 + n/N) Var ŷ)`, cut to [0, 1]; 0 when the judge always says the same.
    ///
    /// @param labels     by people, at least two
    /// @param predicted  by the judge, of the same samples
    /// @param unlabelled by the judge, of samples without label, at least two
    /// @throws IllegalArgumentException when a list is too short or holds what is not finite
    public static PpiMean tuned(double[] labels, double[] predicted, double[] unlabelled) {
        check(labels, predicted, unlabelled);
        int n = labels.length;
        double all = n + (double) unlabelled.length;
        double meanPredicted = mean(predicted);
        double meanLabel = mean(labels);
        double covariance = 0;
        for (int i = 0; i < n; i++) {
            covariance += (labels[i] - meanLabel) * (predicted[i] - meanPredicted) / n;
        }
        double meanAll = (meanPredicted * n + mean(unlabelled) * unlabelled.length) / all;
        double variance = (squares(predicted, meanAll) + squares(unlabelled, meanAll)) / (all - 1);
        double lambda = variance == 0 ? 0 : covariance / ((1 + (double) n / unlabelled.length) * variance);
        return weighted(labels, predicted, unlabelled, Math.clamp(lambda, 0, 1));
    }

    private static void check(double[] labels, double[] predicted, double[] unlabelled) {
        Checks.finite("labels", labels);
        Checks.finite("predicted", predicted);
        Checks.finite("unlabelled", unlabelled);
        Checks.sameLength("labels", labels.length, "predicted", predicted.length);
        Checks.require(labels.length >= 2, "labels [" + labels.length + "] must be at least 2");
        Checks.require(unlabelled.length >= 2, "unlabelled samples [" + unlabelled.length + "] must be at least 2");
    }

    private static PpiMean weighted(double[] labels, double[] predicted, double[] unlabelled, double lambda) {
        double[] rest = new double[labels.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = labels[i] - lambda * predicted[i];
        }
        double rectifier = mean(rest);
        double mean = mean(unlabelled);
        double variance = lambda * squares(unlabelled, mean) / unlabelled.length * lambda / unlabelled.length
                + squares(rest, rectifier) / rest.length / rest.length;
        return new PpiMean(lambda, lambda * mean + rectifier, Math.sqrt(variance));
    }

    private static double mean(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        return mean;
    }

    private static double squares(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares;
    }

    /// Return the two-sided interval.
    public Interval interval(double confidence) {
        double half = Checks.z(confidence) * standardError;
        return new Interval(estimate - half, estimate + half, confidence);
    }

    /// Return the one-sided lower bound.
    public double lowerBound(double confidence) {
        return estimate - oneSided(confidence) * standardError;
    }

    /// Return the one-sided upper bound.
    public double upperBound(double confidence) {
        return estimate + oneSided(confidence) * standardError;
    }

    /// Return the one-sided p against a mean of `value` or less; none when nothing varied and the estimate is `value`.
    public OptionalDouble pGreater(double value) {
        return p(value, NORMAL::survivalProbability);
    }

    /// Return the one-sided p against a mean of `value` or more; none when nothing varied and the estimate is `value`.
    public OptionalDouble pLess(double value) {
        return p(value, NORMAL::cumulativeProbability);
    }

    /// Return the two-sided p against a mean of `value`; none when nothing varied and the estimate is `value`.
    public OptionalDouble pDifferent(double value) {
        return p(value, z -> Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z))));
    }

    private OptionalDouble p(double value, DoubleUnaryOperator tail) {
        double apart = estimate - Checks.finite(value);
        return apart == 0 && standardError == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(tail.applyAsDouble(apart / standardError));
    }

    private static double oneSided(double confidence) {
        return NORMAL.inverseSurvivalProbability(1 - Checks.confidence(confidence));
    }
}
