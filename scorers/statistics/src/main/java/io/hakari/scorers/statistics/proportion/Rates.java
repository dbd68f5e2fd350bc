package io.hakari.scorers.statistics.proportion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.apache.commons.statistics.distribution.BetaDistribution;

import io.hakari.scorers.statistics.number.Checks;

/// What few or no failures prove about the rate of failing.
public final class Rates {
    private static final long MOST = 1L << 53;
    private static final int SUMMED = 10_000;
    private static final double DOUBT = 1e-6;
    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal ROUNDING = new BigDecimal("1e-40");

    private Rates() {
    }

    /// Return the least number of trials that, with no more failures than allowed, prove a rate below `limit`.
    ///
    /// It is the least `n` with `P(Bin(n, limit) ≤ failures) ≤ 1 - confidence`. The probability falls with `n`, so the
    /// number is searched by halves; near the edge it is summed with 60 digits, for one trial more or less decides.
    ///
    /// @param limit    the rate to be proven unlikely, in (0, 1)
    /// @param failures how many are allowed, at least 0
    /// @throws IllegalArgumentException when a number is outside its range, or more than 2⁵³ trials are needed
    public static long demonstrationSampleSize(double limit, double confidence, long failures) {
        Checks.inside("limit", limit, 0, 1);
        Checks.require(failures >= 0 && failures < MOST, "failures [" + failures + "] must be in [0, " + MOST + ")");
        double tail = 1 - Checks.confidence(confidence);
        long tooFew = failures;
        long enough = failures + 1;
        while (!proves(enough, limit, failures, tail)) {
            tooFew = enough;
            Checks.require(enough < MOST,
                    "limit [" + limit + "] must be larger; it takes more than [" + MOST + "] trials to prove");
            enough *= 2;
        }
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (proves(middle, limit, failures, tail)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    private static boolean proves(long n, double limit, long failures, double tail) {
        double chance = failures == 0
                ? Math.exp(n * Math.log1p(-limit))
                : BetaDistribution.of(failures + 1.0, (double) (n - failures)).survivalProbability(limit);
        boolean inDoubt = failures <= SUMMED && Math.abs(chance - tail) <= DOUBT * tail;
        return !inDoubt
                ? chance <= tail
                : chance(n, limit, failures).compareTo(new BigDecimal(tail)) <= 0;
    }

    /// Return the probability of at most `failures` in `n`, a hair too small so that what is equal counts as equal.
    private static BigDecimal chance(long n, double limit, long failures) {
        BigDecimal p = new BigDecimal(limit);
        BigDecimal q = BigDecimal.ONE.subtract(p);
        BigDecimal odds = p.divide(q, DIGITS);
        BigDecimal term = power(q, n);
        BigDecimal sum = term;
        for (long i = 1; i <= failures; i++) {
            term = term.multiply(odds, DIGITS).multiply(BigDecimal.valueOf(n - i + 1), DIGITS)
                    .divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.multiply(BigDecimal.ONE.subtract(ROUNDING), DIGITS);
    }

    /// Raise by squaring; `BigDecimal.pow` stops below a thousand million.
    private static BigDecimal power(BigDecimal base, long exponent) {
        BigDecimal result = BigDecimal.ONE;
        BigDecimal square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result.multiply(square, DIGITS);
            }
            square = square.multiply(square, DIGITS);
        }
        return result;
    }
}
