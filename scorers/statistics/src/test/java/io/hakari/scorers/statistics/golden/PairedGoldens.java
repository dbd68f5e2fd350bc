package io.hakari.scorers.statistics.golden;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.hakari.scorers.statistics.paired.Alternative;
import io.hakari.scorers.statistics.paired.EquivalenceT;
import io.hakari.scorers.statistics.paired.ExactSignFlip;
import io.hakari.scorers.statistics.paired.KolmogorovSmirnov;
import io.hakari.scorers.statistics.paired.NonInferiorityT;
import io.hakari.scorers.statistics.paired.PairedT;
import io.hakari.scorers.statistics.paired.SampleMean;
import io.hakari.scorers.statistics.paired.WelchT;
import io.hakari.scorers.statistics.paired.WilcoxonSignedRank;
import io.hakari.scorers.statistics.paired.WilcoxonSignedRank.Zeros;
import tools.jackson.databind.JsonNode;

/// Numbers that two runs measured on the same samples.
final class PairedGoldens {
    private PairedGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.ofEntries(
                entry("meanStderr", in -> mean(SampleMean.of(in.numbers("values")))),
                entry("meanStderrRle", PairedGoldens::counted),
                entry("pairedT", PairedGoldens::pairedT),
                entry("welchT", PairedGoldens::welchT),
                entry("tostPaired", PairedGoldens::equivalence),
                entry("nonInferiorityT", PairedGoldens::nonInferiority),
                entry("wilcoxonSignedRank", PairedGoldens::wilcoxon),
                entry("permutationPairedExact",
                        in -> Map.of("p", ExactSignFlip.p(in.numbers("d"), alternative(in)))),
                entry("ks2", PairedGoldens::ks));
    }

    private static Map<String, Object> counted(Inputs in) {
        List<JsonNode> rows = in.nodes("rle").toList();
        return mean(SampleMean.ofCounted(
                rows.stream().mapToDouble(row -> Inputs.number(row.path(0))).toArray(),
                rows.stream().mapToLong(row -> row.path(1).asLong()).toArray()));
    }

    private static Map<String, Object> mean(SampleMean mean) {
        return Map.of("n", mean.n(), "mean", mean.mean(), "sd", mean.deviation(), "se", mean.se());
    }

    private static Map<String, Object> pairedT(Inputs in) {
        PairedT test = PairedT.of(in.numbers("a"), in.numbers("b"), in.number("conf"));
        return Map.of("diff", test.difference(), "se", test.se(), "t", test.t(), "df", test.df(), "p", test.p(),
                "lower", test.lower(), "upper", test.upper());
    }

    private static Map<String, Object> welchT(Inputs in) {
        WelchT test = WelchT.of(in.numbers("a"), in.numbers("b"), in.number("conf"));
        return Map.of("diff", test.difference(), "se", test.se(), "t", test.t(), "df", test.df(), "p", test.p(),
                "lower", test.lower(), "upper", test.upper());
    }

    private static Map<String, Object> equivalence(Inputs in) {
        EquivalenceT test = EquivalenceT.of(in.numbers("a"), in.numbers("b"), in.number("low"), in.number("upp"));
        return Map.of("tLower", test.tLower(), "pLower", test.pLower(), "tUpper", test.tUpper(), "pUpper",
                test.pUpper(), "p", test.p());
    }

    private static Map<String, Object> nonInferiority(Inputs in) {
        NonInferiorityT test = NonInferiorityT.of(in.numbers("candidate"), in.numbers("baseline"),
                in.number("margin"), in.number("alpha"));
        return Map.of("diff", test.difference(), "se", test.se(), "t", test.t(), "df", test.df(), "p", test.p(),
                "lowerBound", test.lowerBound(), "nonInferior", test.nonInferior());
    }

    private static Map<String, Object> wilcoxon(Inputs in) {
        Zeros zeros = switch (in.text("zeroMethod")) {
            case "wilcox" -> Zeros.DROPPED;
            case "pratt" -> Zeros.RANKED;
            default -> throw new IllegalStateException("zeroMethod [" + in.text("zeroMethod") + "] is unknown");
        };
        WilcoxonSignedRank test = in.text("mode").equals("exact")
                ? WilcoxonSignedRank.exact(in.numbers("d"), zeros, alternative(in))
                : WilcoxonSignedRank.normal(in.numbers("d"), zeros, in.truth("correction"), alternative(in));
        Map<String, Object> answer = new HashMap<>(Map.of("wPlus", test.positiveRanks(), "p", test.p()));
        test.z().ifPresent(z -> answer.put("z", z));
        return answer;
    }

    private static Map<String, Object> ks(Inputs in) {
        double[] x = in.numbers("x");
        double[] y = in.numbers("y");
        KolmogorovSmirnov test = in.text("mode").equals("exact")
                ? KolmogorovSmirnov.exact(x, y)
                : KolmogorovSmirnov.asymptotic(x, y);
        return Map.of("d", test.distance(), "p", test.p());
    }

    private static Alternative alternative(Inputs in) {
        return Alternative.valueOf(in.text("alternative").toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
