package io.hakari.scorers.statistics.sequential;

import io.hakari.scorers.statistics.number.Checks;

/// How much to stake on the next number in [0, 1], from those before it alone.
///
/// With one imagined number 1/2 of variance 1/4 before the first: `μ_t = (1/2 + Σx) / (t+1)`,
/// `σ²_t = (1/4 + Σ(x_i - μ_i)²) / (t+1)`, and the stake `√(2 log(2/α) / (σ²_{t-1} t log(1+t)))`, which is later cut so
/// that nothing can be lost for good.
final class Bets {
    private final double stakes;
    private long seen;
    private double mean = 0.5;
    private double sum = 0.5;
    private double squares = 0.25;

    Bets(double alpha) {
        this.stakes = 2 * Math.log(2 / Checks.inside("alpha", alpha, 0, 1));
    }

    /// Return the stake on the next number, not yet cut.
    double next() {
        double variance = squares / (double) (seen + 1);
        return Math.sqrt(stakes / (variance * (double) (seen + 1) * Math.log1p((double) (seen + 1))));
    }

    /// Return the mean that the next number is compared with.
    double mean() {
        return mean;
    }

    void add(double x) {
        Checks.within("x", x, 0, 1);
        seen++;
        sum += x;
        mean = sum / (double) (seen + 1);
        squares += (x - mean) * (x - mean);
    }
}
