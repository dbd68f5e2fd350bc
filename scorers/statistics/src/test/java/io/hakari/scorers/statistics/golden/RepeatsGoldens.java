package io.hakari.scorers.statistics.golden;

import java.util.Map;

import io.hakari.scorers.statistics.repeats.PassRates;

/// Many attempts at one sample.
final class RepeatsGoldens {
    private RepeatsGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of(
                "passAtK", in -> Map.of("passAtK", PassRates.passAtK(in.wholes("n"), in.wholes("c"), in.whole("k"))),
                "passHatK",
                in -> Map.of("passHatK", PassRates.passHatK(in.wholes("n"), in.wholes("c"), in.whole("k"))));
    }
}
