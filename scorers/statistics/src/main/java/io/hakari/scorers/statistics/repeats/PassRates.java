package io.hakari.scorers.statistics.repeats;

import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// What of k attempts succeeds, estimated from n attempts at each sample of which c succeeded.
///
/// Both are quotients of binomial coefficients, computed as a product of at most min(c, k) factors in logarithms, so that
/// they keep their digits for any n and however small they are.
public final class PassRates {
    /// Below this logarithm a double is 0.
    private static final double VANISHED = -750;

    private PassRates() {
    }

    /// Return the mean chance that at least one of k attempts succeeds, `1 - C(n-c, k)/C(n, k)` (Chen et al. 2021).
    ///
    /// None where a sample had fewer than k attempts.
    ///
    /// @param attempts  n by sample
    /// @param successes c by sample, in [0, n]
    /// @param k         at least 1
    /// @throws IllegalArgumentException when a number is outside its range
    public static OptionalDouble passAtK(long[] attempts, long[] successes, long k) {
        return mean(attempts, successes, k, (n, c) -> -Math.expm1(logNoneAmong(n, c, k)));
    }

    /// Return the mean chance that all of k attempts succeed, `C(c, k)/C(n, k)` (Yao et al. 2024, τ-bench).
    ///
    /// None where a sample had fewer than k attempts.
    ///
    /// @param attempts  n by sample
    /// @param successes c by sample, in [0, n]
    /// @param k         at least 1
    /// @throws IllegalArgumentException when a number is outside its range
    public static OptionalDouble passHatK(long[] attempts, long[] successes, long k) {
        return mean(attempts, successes, k, (n, c) -> Math.exp(logNoneAmong(n, n - c, k)));
    }

    private interface Chance {
        double of(long n, long c);
    }

    private static OptionalDouble mean(long[] attempts, long[] successes, long k, Chance chance) {
        Checks.require(k >= 1, "k [" + k + "] must be at least 1");
        Checks.require(attempts.length > 0, "attempts [] must hold at least one sample");
        Checks.sameLength("attempts", attempts.length, "successes", successes.length);
        boolean tooFew = false;
        for (int i = 0; i < attempts.length; i++) {
            Checks.require(attempts[i] >= 0, "attempts [" + attempts[i] + "] must be at least 0");
            Checks.require(successes[i] >= 0 && successes[i] <= attempts[i],
                    "successes [" + successes[i] + "] must be in [0, " + attempts[i] + "]");
            tooFew |= attempts[i] < k;
        }
        if (tooFew) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int i = 0; i < attempts.length; i++) {
            sum += chance.of(attempts[i], successes[i]);
        }
        return OptionalDouble.of(sum / attempts.length);
    }

    /// Return `log C(n-marked, k)/C(n, k)`, the chance that none of k drawn from n is marked.
    ///
    /// It is `Π (1 - larger/(n-j))` over `j < smaller`, where drawn and marked may change places. The sum of logarithms
    /// falls below what a double holds after `√(750 n)` factors at the latest.
    private static double logNoneAmong(long n, long marked, long k) {
        long smaller = Math.min(marked, k);
        long larger = Math.max(marked, k);
        if (larger > n - smaller) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        double lost = 0;
        for (long j = 0; j < smaller && sum > VANISHED; j++) {
            double term = log1m((double) larger, (double) (n - j)) - lost;
            double next = sum + term;
            // Kahan: a million small terms would lose four digits.
            lost = next - sum - term;
            sum = next;
        }
        return sum;
    }

    /// Return `log(1 - part/whole)`.
    private static double log1m(double part, double whole) {
        return 2 * part > whole ? Math.log((whole - part) / whole) : Math.log1p(-part / whole);
    }
}
