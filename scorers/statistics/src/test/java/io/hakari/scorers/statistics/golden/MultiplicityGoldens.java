package io.hakari.scorers.statistics.golden;

import java.util.List;
import java.util.Map;

import io.hakari.scorers.statistics.multiplicity.Adjustment;
import io.hakari.scorers.statistics.multiplicity.EValues;
import io.hakari.scorers.statistics.multiplicity.PValues;
import io.hakari.scorers.statistics.multiplicity.Spending;

/// Many tests, and many looks at one.
final class MultiplicityGoldens {
    private MultiplicityGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of(
                "adjustP", in -> Map.of("adjusted", adjustment(in.text("method")).adjust(in.numbers("p"))),
                "eBH", MultiplicityGoldens::eBH,
                "partialConjunction",
                in -> Map.of("p", PValues.partialConjunction(in.numbers("p"), in.count("u"))),
                "alphaSpending",
                in -> Map.of("spent", spending(in.text("type")).spent(in.number("t"), in.number("alpha"))));
    }

    private static Map<String, Object> eBH(Inputs in) {
        List<Integer> rejected = EValues.benjaminiHochberg(in.numbers("e"), in.number("alpha"));
        return Map.of("k", rejected.size(), "rejected", rejected);
    }

    private static Adjustment adjustment(String method) {
        return switch (method) {
            case "bonferroni" -> Adjustment.BONFERRONI;
            case "holm" -> Adjustment.HOLM;
            case "hochberg" -> Adjustment.HOCHBERG;
            case "bh" -> Adjustment.BENJAMINI_HOCHBERG;
            case "by" -> Adjustment.BENJAMINI_YEKUTIELI;
            default -> throw new IllegalArgumentException("method [" + method + "] is unknown");
        };
    }

    private static Spending spending(String type) {
        return switch (type) {
            case "obrien-fleming" -> Spending.OBRIEN_FLEMING;
            case "pocock" -> Spending.POCOCK;
            default -> throw new IllegalArgumentException("type [" + type + "] is unknown");
        };
    }
}
