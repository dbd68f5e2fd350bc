package io.hakari.scorers.statistics.ability;

import io.hakari.scorers.statistics.number.Checks;

/// A test item of the two-parameter logistic model (Birnbaum 1968): solved with chance `1 / (1 + e^(-a(θ - b)))`.
///
/// @param discrimination a, how sharply it tells abilities apart; not 0, and below 0 for an item that the able miss
/// @param difficulty     b, the ability at which it is solved half of the time
public record Item(double discrimination, double difficulty) {

    public Item {
        Checks.finite("discrimination", discrimination);
        Checks.require(discrimination != 0, "discrimination [" + discrimination + "] must not be 0");
        Checks.finite("difficulty", difficulty);
    }

    /// Return the chance that it is solved.
    public double chance(double ability) {
        return 1 / (1 + Math.exp(-logit(ability)));
    }

    /// Return its Fisher information about an ability, `a² p (1-p)`; the next item to ask is the one with most.
    public double information(double ability) {
        double odds = Math.exp(-Math.abs(logit(ability)));
        return discrimination * odds / (1 + odds) * discrimination / (1 + odds);
    }

    /// Return the slope of the log-likelihood at an ability, `a (y - p)`.
    double slope(double ability, int response) {
        double sign = response == 1 ? 1 : -1;
        return sign * discrimination / (1 + Math.exp(sign * logit(ability)));
    }

    private double logit(double ability) {
        return discrimination * (ability - difficulty);
    }
}
