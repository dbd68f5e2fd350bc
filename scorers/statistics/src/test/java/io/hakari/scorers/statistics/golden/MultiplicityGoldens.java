package io.hakari.scorers.statistics.golden;

import java.util.List;
import java.util.Map;

import io.hakari.scorers.statistics.multiplicity.Adjustment;
import io.hakari.scorers.statistics.multiplicity.EValues;
import io.hakari.scorers.statistics.multiplicity.PValues;
import io.hakari.scorers.statistics.multiplicity.Spending;

/// Many tests, and many looks at one.
final class MultiplicityGoldens {
    private static final Map<String, Adjustment> ADJUSTMENTS = Map.of("bonferroni", Adjustment.BONFERRONI, "holm",
            Adjustment.HOLM, "hochberg", Adjustment.HOCHBERG, "bh", Adjustment.BENJAMINI_HOCHBERG, "by",
            Adjustment.BENJAMINI_YEKUTIELI);
    private static final Map<String, Spending> SPENDINGS = Map.of("obrien-fleming", Spending.OBRIEN_FLEMING, "pocock",
            Spending.POCOCK);

    private MultiplicityGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of(
                "adjustP", in -> Map.of("adjusted", ADJUSTMENTS.get(in.text("method")).adjust(in.numbers("p"))),
                "eBH", MultiplicityGoldens::eBH,
                "partialConjunction",
                in -> Map.of("p", PValues.partialConjunction(in.numbers("p"), in.count("u"))),
                "alphaSpending",
                in -> Map.of("spent", SPENDINGS.get(in.text("type")).spent(in.number("t"), in.number("alpha"))));
    }

    private static Map<String, Object> eBH(Inputs in) {
        List<Integer> rejected = EValues.benjaminiHochberg(in.numbers("e"), in.number("alpha"));
        return Map.of("k", rejected.size(), "rejected", rejected);
    }
}
