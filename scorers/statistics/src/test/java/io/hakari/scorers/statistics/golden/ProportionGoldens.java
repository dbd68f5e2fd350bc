package io.hakari.scorers.statistics.golden;

import static java.util.Map.entry;

import java.util.Map;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.proportion.Arms;
import io.hakari.scorers.statistics.proportion.BetaPosterior;
import io.hakari.scorers.statistics.proportion.McNemar;
import io.hakari.scorers.statistics.proportion.PairedProportions;
import io.hakari.scorers.statistics.proportion.Proportions;
import io.hakari.scorers.statistics.proportion.Rates;
import io.hakari.scorers.statistics.proportion.TwoProportions;
import io.hakari.scorers.statistics.proportion.TwoProportions.Variance;
import io.hakari.scorers.statistics.rare.PoissonRate;

/// Shares of a whole.
final class ProportionGoldens {
    private ProportionGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.ofEntries(
                entry("wilson", in -> ends(Proportions.wilson(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("clopperPearson",
                        in -> ends(Proportions.clopperPearson(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("jeffreys", in -> ends(Proportions.jeffreys(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("agrestiCoull",
                        in -> ends(Proportions.agrestiCoull(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("betaInterval", ProportionGoldens::beta),
                entry("upperBoundExact",
                        in -> upper(Proportions.upperBoundExact(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("lowerBoundExact",
                        in -> lower(Proportions.lowerBoundExact(in.whole("x"), in.whole("n"), in.number("conf")))),
                entry("kornGraubardUpper",
                        in -> upper(Proportions.kornGraubardUpper(in.number("p"), in.number("nEff"),
                                in.number("conf")))),
                entry("poissonRateUpper",
                        in -> upper(
                                PoissonRate.upper((double) in.whole("x"), in.number("exposure"), in.number("conf")))),
                entry("demonstrationSampleSize",
                        in -> Map.of("n",
                                Rates.demonstrationSampleSize(in.number("p0"), in.number("conf"),
                                        in.whole("maxFailures")))),
                entry("agrestiCaffo", in -> ends(TwoProportions.agrestiCaffo(arms(in), in.number("conf")))),
                entry("newcombe", ProportionGoldens::newcombe),
                entry("scoreNonInferiority", ProportionGoldens::score),
                entry("mcnemarExact", in -> p(McNemar.exact(in.whole("b"), in.whole("c")))),
                entry("mcnemarMidP", in -> p(McNemar.midP(in.whole("b"), in.whole("c")))),
                entry("mcnemarExactOneSided", in -> p(McNemar.exactOneSided(in.whole("b"), in.whole("c")))),
                entry("mcnemarAsymptotic", ProportionGoldens::asymptotic),
                entry("newcombePaired", ProportionGoldens::newcombePaired),
                entry("tangoInterval", ProportionGoldens::tango),
                entry("tangoNonInferiority", ProportionGoldens::tangoNonInferiority),
                entry("exactPairedDiffLower",
                        in -> lower(PairedProportions.exactLower(in.whole("b"), in.whole("c"), in.whole("n"),
                                in.number("alpha")))));
    }

    private static Map<String, Object> beta(Inputs in) {
        BetaPosterior posterior = BetaPosterior.of(in.whole("x"), in.whole("n"),
                new BetaPosterior.Prior(in.number("a"), in.number("b")), in.number("conf"));
        return Map.of("lower", posterior.interval().lower(), "upper", posterior.interval().upper(), "mean",
                posterior.mean());
    }

    private static Map<String, Object> newcombe(Inputs in) {
        Interval interval = TwoProportions.newcombe(arms(in), in.number("conf"));
        return Map.of("diff", in.number("x1") / in.number("n1") - in.number("x2") / in.number("n2"), "lower",
                interval.lower(), "upper", interval.upper());
    }

    private static Map<String, Object> score(Inputs in) {
        TwoProportions.Score score = TwoProportions.nonInferiority(arms(in), in.number("margin"),
                in.truth("mn") ? Variance.MIETTINEN_NURMINEN : Variance.FARRINGTON_MANNING);
        return Map.of("z", score.test().z(), "p", score.test().p(), "p1Tilde", score.candidate(), "p2Tilde",
                score.baseline());
    }

    private static Map<String, Object> asymptotic(Inputs in) {
        McNemar.Asymptotic test = McNemar.asymptotic(in.whole("b"), in.whole("c"), in.truth("correction"));
        return Map.of("statistic", test.statistic(), "p", test.p());
    }

    private static Map<String, Object> newcombePaired(Inputs in) {
        PairedProportions.Correlated correlated = PairedProportions.newcombe(in.whole("a"), in.whole("b"),
                in.whole("c"), in.whole("d"), in.number("conf"));
        return Map.of("diff", correlated.difference(), "phi", correlated.phi(), "lower", correlated.interval().lower(),
                "upper", correlated.interval().upper());
    }

    private static Map<String, Object> tango(Inputs in) {
        long b = in.whole("b");
        long c = in.whole("c");
        long n = in.whole("n");
        Interval interval = PairedProportions.tango(b, c, n, in.number("conf"));
        return Map.of("diff", (double) (b - c) / n, "lower", interval.lower(), "upper", interval.upper());
    }

    private static Map<String, Object> tangoNonInferiority(Inputs in) {
        var test = PairedProportions.tangoNonInferiority(in.whole("b"), in.whole("c"), in.whole("n"),
                in.number("margin"));
        return Map.of("diff", test.difference(), "z", test.z(), "p", test.p());
    }

    private static Arms arms(Inputs in) {
        return new Arms(in.whole("x1"), in.whole("n1"), in.whole("x2"), in.whole("n2"));
    }

    private static Map<String, Object> ends(Interval interval) {
        return Map.of("lower", interval.lower(), "upper", interval.upper());
    }

    private static Map<String, Object> lower(double bound) {
        return Map.of("lower", bound);
    }

    private static Map<String, Object> upper(double bound) {
        return Map.of("upper", bound);
    }

    private static Map<String, Object> p(double value) {
        return Map.of("p", value);
    }
}
