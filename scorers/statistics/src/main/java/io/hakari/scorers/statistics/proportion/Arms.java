package io.hakari.scorers.statistics.proportion;

import io.hakari.scorers.statistics.number.Bisection;
import io.hakari.scorers.statistics.number.Checks;

/// Successes and trials of a candidate and of a baseline that were asked different samples.
///
/// @param x1 the candidate's successes, in [0, n1]
/// @param n1 the candidate's trials, at least 1
/// @param x2 the baseline's successes, in [0, n2]
/// @param n2 the baseline's trials, at least 1
public record Arms(long x1, long n1, long x2, long n2) {

    public Arms {
        Checks.counts(x1, n1);
        Checks.counts(x2, n2);
    }

    double difference() {
        return (double) x1 / n1 - (double) x2 / n2;
    }

    /// Return failures for successes and the arms for each other, which leaves the difference as it is.
    Arms mirrored() {
        return new Arms(n2 - x2, n2, n1 - x1, n1);
    }

    boolean mostlySucceed() {
        return (double) x1 + x2 > ((double) n1 + n2) / 2;
    }

    /// Return the most likely rate of the candidate among those that differ from the baseline's by `d`.
    ///
    /// The likelihood is concave, so its slope falls and is halved towards 0. Miettinen and Nurminen give the root of the
    /// cubic in closed form, which loses its digits for rates near 0.
    double restricted(double d) {
        double low = Math.max(0, d);
        double high = Math.min(1, 1 + d);
        if (slope(low, d) <= 0) {
            return low;
        }
        return slope(high, d) >= 0 ? high : Bisection.root(low, high, p -> slope(p, d));
    }

    private double slope(double p1, double d) {
        double p2 = p1 - d;
        return share(x1, p1) - share(n1 - x1, 1 - p1) + share(x2, p2) - share(n2 - x2, 1 - p2);
    }

    private static double share(long count, double rate) {
        return count == 0 ? 0 : count / Math.max(0, rate);
    }
}
