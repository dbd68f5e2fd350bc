package io.hakari.scorers.statistics.sequential;

import java.util.ArrayList;
import java.util.List;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// An interval of a mean of numbers in [0, 1] that may be looked at after every one of them.
///
/// With chance `1 - α` it holds the mean at all times together. Its centre is the mean weighted by the stakes `λ`, its half
/// width `(log(2/α) + Σ (x_i - μ_{i-1})² (-log(1-λ_i) - λ_i)) / Σ λ_i`; both ends are cut at 0 and 1. [HedgedCapital] is
/// narrower, and slower to look at.
///
/// Waudby-Smith and Ramdas (2024), Estimating means of bounded random variables by betting, Journal of the Royal
/// Statistical Society B 86, theorem 2.
public final class EmpiricalBernstein {
    private final double alpha;
    private final double cap;
    private final Bets bets;
    private double stakes;
    private double weighted;
    private double penalties;

    /// Begin without numbers.
    ///
    /// @param alpha in (0, 1)
    /// @param cap   the largest stake, in (0, 1); 1/2 or 3/4
    /// @throws IllegalArgumentException when a number lies outside
    public EmpiricalBernstein(double alpha, double cap) {
        this.alpha = Checks.inside("alpha", alpha, 0, 1);
        this.cap = Checks.inside("cap", cap, 0, 1);
        this.bets = new Bets(alpha);
    }

    /// Return the interval after each number.
    ///
    /// @throws IllegalArgumentException when a number lies outside
    public static List<Interval> sequence(double[] x, double alpha, double cap) {
        EmpiricalBernstein state = new EmpiricalBernstein(alpha, cap);
        List<Interval> intervals = new ArrayList<>(x.length);
        for (double value : x) {
            state.add(value);
            intervals.add(state.interval());
        }
        return List.copyOf(intervals);
    }

    /// Take one more number.
    ///
    /// @throws IllegalArgumentException when it is not in [0, 1]
    public void add(double x) {
        Checks.within("x", x, 0, 1);
        double stake = Math.min(cap, bets.next());
        double surprise = x - bets.mean();
        stakes += stake;
        weighted += stake * x;
        penalties += surprise * surprise * (-Math.log1p(-stake) - stake);
        bets.add(x);
    }

    /// Return the interval now; [0, 1] before the first number.
    public Interval interval() {
        if (stakes == 0) {
            return new Interval(0, 1, 1 - alpha);
        }
        double centre = weighted / stakes;
        double half = (Math.log(2 / alpha) + penalties) / stakes;
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half), 1 - alpha);
    }
}
