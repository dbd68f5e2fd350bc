package io.hakari.scorers.statistics.number;

/// The binomial distribution of a fair coin, in its tails as exact as in its middle.
///
/// All sign tests stand on it. Commons counts trials by `int`, and its incomplete beta function is off by 10⁻⁸ for a
/// thousand million of them. Here the probability of one count is Stirling's formula with its error term, as in Loader
/// (2000), Fast and accurate computation of binomial probabilities; a tail is the sum of the counts below, each a
/// rational multiple of the one before it. About `10 √n` terms matter.
public final class FairCoin {
    private static final long MOST = 1L << 53;
    private static final int TABULATED = 16;
    private static final double[] STIRLING_ERRORS = stirlingErrors();
    private static final double NEGLIGIBLE = 0x1p-60;

    private FairCoin() {
    }

    /// Return the probability of at most `k` heads in `n` throws.
    ///
    /// @param n throws, at least 0 and at most 2⁵³
    public static double atMost(long k, long n) {
        check(n);
        if (k < 0) {
            return 0;
        }
        if (k >= n) {
            return 1;
        }
        return 2.0 * k >= n ? 1 - lowerTail(n - k - 1, n) : lowerTail(k, n);
    }

    /// Return the probability of exactly `k` heads in `n` throws.
    ///
    /// @param n throws, at least 0 and at most 2⁵³
    public static double exactly(long k, long n) {
        check(n);
        if (k < 0 || k > n) {
            return 0;
        }
        if (k == 0 || k == n) {
            return Math.pow(0.5, (double) n);
        }
        double heads = (double) k;
        double tails = (double) (n - k);
        double all = (double) n;
        double error = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
        return Math.exp(error - deviance(heads, tails)) * Math.sqrt(all / heads / tails / (2 * Math.PI));
    }

    private static double lowerTail(long k, long n) {
        double term = 1;
        double sum = 1;
        for (long i = k; i > 0 && term > NEGLIGIBLE * sum; i--) {
            term *= (double) i / (double) (n - i + 1);
            sum += term;
        }
        return exactly(k, n) * sum;
    }

    /// Return `k log(2k/n) + (n-k) log(2(n-k)/n)`, which is of the order `n u²` with `u = (n-2k)/n`.
    private static double deviance(double heads, double tails) {
        double half = (heads + tails) / 2;
        double u = (tails - heads) / (heads + tails);
        double square = u * u;
        if (square > 0.01) {
            return heads * Math.log(heads / half) + tails * Math.log(tails / half);
        }
        // (1-u) log(1-u) + (1+u) log(1+u) = Σ u²ʲ / (j (2j-1)), all terms positive.
        double sum = 0;
        double power = square;
        for (int j = 1; power > sum * NEGLIGIBLE; j++) {
            sum += power / (j * (2.0 * j - 1));
            power *= square;
        }
        return half * sum;
    }

    /// Return `log n! - log(√(2πn) (n/e)ⁿ)`.
    private static double stirlingError(long n) {
        if (n < TABULATED) {
            return STIRLING_ERRORS[(int) n];
        }
        double x = (double) n;
        double square = x * x;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188) / square) / square) / square) / square)
                / x;
    }

    /// Stirling's series from far above, brought down by `e(n) = e(n+1) + (n + 1/2) log(1 + 1/n) - 1`.
    private static double[] stirlingErrors() {
        double[] errors = new double[TABULATED];
        double next = stirlingError(TABULATED);
        for (int n = TABULATED - 1; n > 0; n--) {
            next += excess(n);
            errors[n] = next;
        }
        return errors;
    }

    /// Return `(n + 1/2) log(1 + 1/n) - 1 = Σ 1 / ((2j+1) (2n+1)²ʲ)`, j from 1.
    private static double excess(int n) {
        double ratio = 1.0 / ((2.0 * n + 1) * (2.0 * n + 1));
        double sum = 0;
        double power = ratio;
        for (int j = 1; power > sum * NEGLIGIBLE; j++) {
            sum += power / (2.0 * j + 1);
            power *= ratio;
        }
        return sum;
    }

    private static void check(long n) {
        Checks.require(n >= 0 && n <= MOST, "throws [" + n + "] must be in [0, " + MOST + "]");
    }
}
