package io.hakari.scorers.statistics.golden;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.hakari.scorers.statistics.agreement.CohenKappa;
import io.hakari.scorers.statistics.agreement.ConfusionTable;
import io.hakari.scorers.statistics.agreement.FleissKappa;
import io.hakari.scorers.statistics.agreement.KrippendorffAlpha;
import tools.jackson.databind.JsonNode;

/// How far raters agree.
final class AgreementGoldens {
    private AgreementGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("cohenKappa", AgreementGoldens::cohen,
                "fleissKappa", in -> Map.of("kappa", FleissKappa.of(counts(in, "table"))),
                "krippendorffAlpha", in -> Map.of("alpha", KrippendorffAlpha.of(units(in),
                        KrippendorffAlpha.Level.valueOf(in.text("level").toUpperCase(Locale.ROOT)))));
    }

    private static Map<String, Object> cohen(Inputs in) {
        CohenKappa ours = CohenKappa.of(confusion(in),
                CohenKappa.Weights.valueOf(in.text("weights").toUpperCase(Locale.ROOT)));
        return Map.of("kappa", ours.kappa(), "se", ours.standardError());
    }

    static ConfusionTable confusion(Inputs in) {
        return ConfusionTable.of(counts(in, "confusion"));
    }

    private static long[][] counts(Inputs in, String key) {
        return in.nodes(key).map(row -> row.valueStream().mapToLong(JsonNode::asLong).toArray())
                .toArray(long[][]::new);
    }

    /// The reference has a row for each rater, with null for what that one left out.
    private static List<double[]> units(Inputs in) {
        List<JsonNode> raters = in.nodes("ratings").toList();
        return IntStream.range(0, raters.getFirst().size())
                .mapToObj(unit -> raters.stream().map(rater -> rater.path(unit)).filter(rating -> !rating.isNull())
                        .mapToDouble(Inputs::number).toArray())
                .toList();
    }
}
