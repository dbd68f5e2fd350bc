package io.hakari.scorers.statistics.ranking;

import java.util.Arrays;
import java.util.List;

/// Strengths of players that were compared in pairs: the first wins with chance `1 / (1 + e^-(θ₁ - θ₂))`.
///
/// Maximum likelihood, a tie being half a win for each (Bradley and Terry 1952). Strengths are natural logarithms of odds and
/// sum to 0; times 400 / log 10 they are Elo points. Who never lost, or never won, directly or through others, has no
/// finite strength: such graphs are rejected, not shrunk.
///
/// @param strengths      by player
/// @param modelErrors    standard errors, if the model is right and every comparison independent
/// @param sandwichErrors standard errors over single comparisons that need only independence; ties make them smaller
public record BradleyTerry(List<Double> strengths, List<Double> modelErrors, List<Double> sandwichErrors) {

    public BradleyTerry {
        strengths = List.copyOf(strengths);
        modelErrors = List.copyOf(modelErrors);
        sandwichErrors = List.copyOf(sandwichErrors);
    }

    /// Fit the strengths of players 0 to `players - 1`.
    ///
    /// @throws IllegalArgumentException when a player is not among them, or cannot be compared with the others
    public static BradleyTerry of(int players, List<Match> matches) {
        WinGraph graph = new WinGraph(players);
        for (Match match : matches) {
            graph.add(match.first(), match.second(), match.firstWins() > 0 || match.ties() > 0,
                    match.secondWins() > 0 || match.ties() > 0);
        }
        graph.requireStronglyConnected();
        PairedLogit fit = new PairedLogit(players, 0, matches.stream().map(BradleyTerry::row).toList());
        return new BradleyTerry(list(fit.strengths()), list(fit.modelErrors()), list(fit.sandwichErrors()));
    }

    private static PairedLogit.Row row(Match match) {
        return new PairedLogit.Row(match.first(), match.second(), (double) match.firstWins(),
                (double) match.secondWins(), (double) match.ties(),
                List.of());
    }

    static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
