package io.hakari.scorers.statistics.ranking;

import java.util.List;

import io.hakari.scorers.statistics.number.Checks;

/// Strengths of players, with the circumstances of each comparison taken off: the first wins with chance
/// `1 / (1 + e^-(θ₁ - θ₂ + x·β))`.
///
/// It is how arenas control for style: β is what length or lists win by themselves. A feature that is always 1 is the
/// advantage of being shown first. Maximum likelihood without regularisation; what has no finite maximum is rejected.
///
/// @param strengths         by player, with sum 0
/// @param strengthErrors    their standard errors over single comparisons (Huber 1967)
/// @param coefficients      by feature
/// @param coefficientErrors their standard errors over single comparisons
public record ContextualBradleyTerry(List<Double> strengths, List<Double> strengthErrors, List<Double> coefficients,
        List<Double> coefficientErrors) {

    public ContextualBradleyTerry {
        strengths = List.copyOf(strengths);
        strengthErrors = List.copyOf(strengthErrors);
        coefficients = List.copyOf(coefficients);
        coefficientErrors = List.copyOf(coefficientErrors);
    }

    /// Fit the strengths of players 0 to `players - 1` and the coefficients of the features.
    ///
    /// @throws IllegalArgumentException when a player is not among them or cannot be compared with the others, when
    ///                                  comparisons have unlike features, or when these separate winners from losers
    public static ContextualBradleyTerry of(int players, List<Comparison> comparisons) {
        WinGraph graph = new WinGraph(players);
        for (Comparison comparison : comparisons) {
            graph.add(comparison.first(), comparison.second(), comparison.score() > 0, comparison.score() < 1);
        }
        graph.requireStronglyConnected();
        int features = comparisons.getFirst().features().size();
        for (Comparison comparison : comparisons) {
            Checks.require(comparison.features().size() == features, "features " + comparison.features()
                    + " must be as many as of the first comparison [" + features + "]");
        }
        PairedLogit fit = new PairedLogit(players, features,
                comparisons.stream().map(ContextualBradleyTerry::row).toList());
        return new ContextualBradleyTerry(BradleyTerry.list(fit.strengths()),
                BradleyTerry.list(fit.sandwichErrors()), BradleyTerry.list(fit.coefficients()),
                BradleyTerry.list(fit.coefficientErrors()));
    }

    private static PairedLogit.Row row(Comparison comparison) {
        double score = comparison.score();
        return new PairedLogit.Row(comparison.first(), comparison.second(), score == 1 ? 1 : 0, score == 0 ? 1 : 0,
                score == 0.5 ? 1 : 0,
                comparison.features());
    }
}
