package io.hakari.scorers.statistics.golden;

import static java.util.Map.entry;

import java.util.Map;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.proportion.PairedProportions;
import io.hakari.scorers.statistics.proportion.Proportions;

/// Shares of a whole.
final class ProportionGoldens {
    private ProportionGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.ofEntries(
                entry("wilson", in -> ends(Proportions.wilson(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("clopperPearson",
                        in -> ends(Proportions.clopperPearson(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("upperBoundExact",
                        in -> Map.of("upper",
                                Proportions.upperBoundExact(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("lowerBoundExact",
                        in -> Map.of("lower",
                                Proportions.lowerBoundExact(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("tangoInterval", ProportionGoldens::tango));
    }

    private static Map<String, Object> tango(Inputs in) {
        long b = in.whole("b");
        long c = in.whole("c");
        long n = in.whole("n");
        Interval interval = PairedProportions.tango(b, c, n, in.number("conf"));
        return Map.of("diff", (double) (b - c) / n, "lower", interval.lower(), "upper", interval.upper());
    }

    private static Map<String, Object> ends(Interval interval) {
        return Map.of("lower", interval.lower(), "upper", interval.upper());
    }
}
