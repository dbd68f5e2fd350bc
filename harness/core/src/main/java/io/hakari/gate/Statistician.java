package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

/// Answers what gates and commands want to know beyond one measurement; found by `ServiceLoader`, because the numbers live
/// with the statistics.
@API(status = EXPERIMENTAL, since = "0.2")
public interface Statistician {

    /// Return the trials that a non-inferiority gate needs.
    ///
    /// @param margin how much worse is still accepted, above 0
    /// @param alpha  the gate's chance of passing wrongly
    /// @param gates  how many gates must all pass; the chance of missing is divided among them
    Need need(Plan plan, double margin, double alpha, int gates);

    /// Return the smallest margin that so many trials can be planned for: the one that needs just these.
    ///
    /// @param trials at least 1
    double detectable(Plan plan, double alpha, int gates, long trials);

    /// Return the one-sided error rate that each of several looks may decide at, so that all together spend `alpha`.
    ///
    /// @param looks the shares of the samples asked by then, rising to 1
    List<Double> spend(double alpha, List<Double> looks);

    /// Return the distance that two runs of the same weights stay within with a probability of 95 %.
    ///
    /// @param values of one metric in several runs of the same weights on the same samples, at least two
    double noise(double[] values);

    /// Return how many trials, with no more violations than allowed, show that a rate is at most a limit.
    ///
    /// @param limit      of the rate, in (0, 1)
    /// @param alpha      the chance to show it wrongly, in (0, 1)
    /// @param violations how many are allowed, at least 0
    long demonstration(double limit, double alpha, long violations);

    /// Return how many hours, with no more events than allowed, show that a rate is at most a limit.
    ///
    /// @param limit  events per hour, above 0
    /// @param alpha  the chance to show it wrongly, in (0, 1)
    /// @param events how many are allowed, at least 0
    double exposure(double limit, double alpha, long events);

    /// How many trials are needed, and why.
    ///
    /// @param trials   at least 1
    /// @param sentence with every input, such as `3,865 pairs: deviation 0.5, margin 2 points, …`
    record Need(long trials, String sentence) {}
}
