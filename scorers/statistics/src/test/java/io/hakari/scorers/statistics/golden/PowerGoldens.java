package io.hakari.scorers.statistics.golden;

import java.util.Map;

import io.hakari.scorers.statistics.power.BinomialPower;
import io.hakari.scorers.statistics.power.McNemarPower;
import io.hakari.scorers.statistics.power.NonInferiority;
import io.hakari.scorers.statistics.power.PairedPower;
import io.hakari.scorers.statistics.power.PairedTPower;

/// Sample sizes and what they can tell.
final class PowerGoldens {
    private PowerGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("binomialPowerExact", PowerGoldens::binomial,
                "sampleSizePaired",
                in -> Map.of("n",
                        paired(in).sampleSize(in.number("delta"), in.number("alpha"), in.number("power"))),
                "mdePaired",
                in -> Map.of("mde",
                        paired(in).detectable(in.number("n"), in.number("alpha"), in.number("power"))),
                "nonInferioritySampleSize",
                in -> Map.of("n",
                        NonInferiority.sampleSize(in.number("sd"), in.number("margin"), in.number("trueDiff"),
                                in.number("alpha"), in.number("power"))),
                "mcnemarPowerExact",
                in -> Map.of("power",
                        McNemarPower.exact(in.count("n"), in.number("p10"), in.number("p01"), in.number("alpha"))),
                "powerPairedT",
                in -> Map.of("power",
                        PairedTPower.twoSided(in.whole("n"), in.number("delta"), in.number("sd"),
                                in.number("alpha"))));
    }

    private static PairedPower paired(Inputs in) {
        return PairedPower.ofItems(in.number("omega2")).withAnswers(in.number("sigmaA2"), in.count("kA"))
                .withAnswers(in.number("sigmaB2"), in.count("kB"));
    }

    private static Map<String, Object> binomial(Inputs in) {
        int n = in.count("n");
        BinomialPower power = switch (in.text("alternative")) {
            case "greater" -> BinomialPower.greater(n, in.number("p0"), in.number("p1"), in.number("alpha"));
            case "less" -> BinomialPower.less(n, in.number("p0"), in.number("p1"), in.number("alpha"));
            default -> throw new IllegalArgumentException("alternative [" + in.text("alternative") + "] is unknown");
        };
        return Map.of("critical", power.critical(), "size", power.size(), "power", power.power());
    }
}
