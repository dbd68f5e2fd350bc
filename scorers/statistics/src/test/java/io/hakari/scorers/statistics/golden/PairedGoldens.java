package io.hakari.scorers.statistics.golden;

import java.util.Map;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;

/// Numbers that two runs measured on the same samples.
final class PairedGoldens {
    private PairedGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("meanStderr", PairedGoldens::meanStderr);
    }

    private static Map<String, Object> meanStderr(Inputs in) {
        Moments moments = new Moments();
        for (double value : Checks.finite("values", in.numbers("values"))) {
            moments.add(value);
        }
        boolean some = moments.n() > 1;
        return Map.of("n", moments.n(), "mean", moments.mean(),
                "sd", some ? OptionalDouble.of(moments.deviation()) : OptionalDouble.empty(),
                "se", some
                        ? OptionalDouble.of(moments.deviation() / Math.sqrt((double) moments.n()))
                        : OptionalDouble.empty());
    }
}
