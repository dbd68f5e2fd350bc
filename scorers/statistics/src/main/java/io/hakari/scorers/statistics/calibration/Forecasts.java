package io.hakari.scorers.statistics.calibration;

import io.hakari.scorers.statistics.number.Checks;

/// Probabilities that were told beforehand, and whether each came true.
///
/// Forecasts are kept as they are handed over; whoever does so leaves them alone afterwards.
public final class Forecasts {
    private final double[] probabilities;
    private final int[] outcomes;

    private Forecasts(double[] probabilities, int[] outcomes) {
        this.probabilities = probabilities;
        this.outcomes = outcomes;
    }

    /// Take forecasts and their outcomes, one by one.
    ///
    /// @param probabilities in [0, 1]
    /// @param outcomes      0 or 1
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold what they may not
    public static Forecasts of(double[] probabilities, int[] outcomes) {
        Checks.finite("probabilities", probabilities);
        for (double probability : probabilities) {
            Checks.within("probability", probability, 0, 1);
        }
        Checks.binary("outcomes", outcomes);
        Checks.sameLength("probabilities", probabilities.length, "outcomes", outcomes.length);
        return new Forecasts(probabilities, outcomes);
    }

    /// Return Brier's score, the mean of `(p - y)²`; 0 is best (Brier 1950).
    public double brier() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            double miss = probabilities[i] - outcomes[i];
            sum += miss * miss;
        }
        return sum / size();
    }

    /// Return the mean of `-log(max(ε, q))`, where q is the probability that was given to what came true.
    ///
    /// With ε = 0 a certainty that was wrong costs infinitely much.
    ///
    /// @param epsilon in [0, 1)
    public double logLoss(double epsilon) {
        Checks.require(epsilon >= 0 && epsilon < 1, "epsilon [" + epsilon + "] must be in [0, 1)");
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            double log = outcomes[i] == 1 ? Math.log(probabilities[i]) : Math.log1p(-probabilities[i]);
            sum -= Math.max(Math.log(epsilon), log);
        }
        return sum / size();
    }

    int size() {
        return probabilities.length;
    }

    double probability(int index) {
        return probabilities[index];
    }

    int outcome(int index) {
        return outcomes[index];
    }
}
