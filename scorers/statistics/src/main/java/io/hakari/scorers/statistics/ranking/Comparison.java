package io.hakari.scorers.statistics.ranking;

import java.util.List;

import io.hakari.scorers.statistics.number.Checks;

/// One comparison of two players, with the circumstances that may have swayed it.
///
/// @param first    a player, from 0
/// @param second   another player
/// @param score    1 when the first won, 0 when the second, 0.5 for a tie
/// @param features what else speaks for the first, such as how much longer its answer was
public record Comparison(int first, int second, double score, List<Double> features) {

    public Comparison {
        Checks.require(first != second, "player [" + first + "] must meet another one");
        Checks.require(score == 0 || score == 0.5 || score == 1, "score [" + score + "] must be 0, 0.5 or 1");
        features = List.copyOf(features);
        features.forEach(feature -> Checks.finite("feature", feature));
    }
}
