package io.hakari.scorers.statistics.golden;

import java.util.Map;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.judge.PpiMean;
import io.hakari.scorers.statistics.judge.RoganGladen;

/// What a judge estimated, corrected by labels.
final class JudgeGoldens {
    private JudgeGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("ppiMean", JudgeGoldens::ppi, "roganGladen", JudgeGoldens::roganGladen);
    }

    private static Map<String, Object> ppi(Inputs in) {
        double[] labels = in.numbers("y");
        double[] predicted = in.numbers("yhat");
        double[] unlabelled = in.numbers("yhatUnlabeled");
        PpiMean ours = in.isAbsent("lam")
                ? PpiMean.tuned(labels, predicted, unlabelled)
                : PpiMean.of(labels, predicted, unlabelled, in.number("lam"));
        Interval interval = ours.interval(1 - in.number("alpha"));
        return Map.of("lam", ours.lambda(), "estimate", ours.estimate(), "se", ours.standardError(), "lower",
                interval.lower(), "upper", interval.upper());
    }

    private static Map<String, Object> roganGladen(Inputs in) {
        RoganGladen ours = RoganGladen.of(share(in, "p", "n"), share(in, "q0", "m0"), share(in, "q1", "m1"),
                1 - in.number("alpha"));
        return Map.of("estimate", ours.estimate(), "lower", ours.lower(), "upper", ours.upper());
    }

    private static RoganGladen.Share share(Inputs in, String value, String n) {
        return new RoganGladen.Share(in.number(value), in.whole(n));
    }
}
