package io.hakari.scorers.statistics.golden;

import java.util.Arrays;
import java.util.Map;

import io.hakari.scorers.statistics.ranking.BradleyTerry;
import io.hakari.scorers.statistics.ranking.Comparison;
import io.hakari.scorers.statistics.ranking.ContextualBradleyTerry;
import io.hakari.scorers.statistics.ranking.Friedman;
import io.hakari.scorers.statistics.ranking.Match;
import tools.jackson.databind.JsonNode;

/// Strengths and ranks.
final class RankingGoldens {
    private RankingGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("bradleyTerry", RankingGoldens::bradleyTerry,
                "bradleyTerryContextual", RankingGoldens::contextual,
                "friedman", RankingGoldens::friedman);
    }

    private static Map<String, Object> bradleyTerry(Inputs in) {
        BradleyTerry ours = BradleyTerry.of(in.count("players"),
                in.nodes("matches").map(RankingGoldens::match).toList());
        return Map.of("logStrength", ours.strengths(), "seModel", ours.modelErrors(), "seSandwich",
                ours.sandwichErrors());
    }

    private static Match match(JsonNode row) {
        return new Match(row.path(0).asInt(), row.path(1).asInt(), row.path(2).asLong(), row.path(3).asLong(),
                row.path(4).asLong());
    }

    private static Map<String, Object> contextual(Inputs in) {
        ContextualBradleyTerry ours = ContextualBradleyTerry.of(in.count("players"),
                in.nodes("rows").map(RankingGoldens::comparison).toList());
        return Map.of("logStrength", ours.strengths(), "coefficients", ours.coefficients(), "seCoefficients",
                ours.coefficientErrors());
    }

    private static Comparison comparison(JsonNode row) {
        return new Comparison(row.path(0).asInt(), row.path(1).asInt(), Inputs.number(row.path(2)),
                Arrays.stream(Inputs.numbers(row.path(3))).boxed().toList());
    }

    private static Map<String, Object> friedman(Inputs in) {
        Friedman ours = Friedman.of(in.matrix("matrix"));
        return Map.of("meanRanks", ours.meanRanks(), "statistic", ours.statistic(), "p", ours.p());
    }
}
