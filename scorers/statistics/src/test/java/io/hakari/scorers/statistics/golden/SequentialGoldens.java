package io.hakari.scorers.statistics.golden;

import java.util.List;
import java.util.Map;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.sequential.AsymptoticSequence;
import io.hakari.scorers.statistics.sequential.BetaBinomial;
import io.hakari.scorers.statistics.sequential.EmpiricalBernstein;
import io.hakari.scorers.statistics.sequential.HedgedCapital;
import io.hakari.scorers.statistics.sequential.RatioTest;

/// Evidence that may be looked at any time.
final class SequentialGoldens {
    private SequentialGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("predmixEbCs", SequentialGoldens::empiricalBernstein, "hedgedCapital",
                SequentialGoldens::capital, "hedgedCs",
                in -> ends(HedgedCapital.interval(in.numbers("x"), in.number("alpha"), in.number("c")).orElseThrow()),
                "betaBinomialEProcess",
                in -> Map.of("logE",
                        beta(in).logE(in.whole("successes"), in.whole("trials"), in.number("p0"))),
                "betaBinomialCs",
                in -> ends(beta(in).interval(in.whole("successes"), in.whole("trials"), in.number("alpha"))),
                "sprtBernoulli", SequentialGoldens::ratioTest, "asymptoticCs",
                in -> ends(AsymptoticSequence.interval(in.number("mean"), in.number("sd"), in.whole("t"),
                        in.number("alpha"), in.number("rho"))));
    }

    private static BetaBinomial beta(Inputs in) {
        return new BetaBinomial(in.number("a"), in.number("b"));
    }

    private static Map<String, Object> empiricalBernstein(Inputs in) {
        List<Interval> sequence = EmpiricalBernstein.sequence(in.numbers("x"), in.number("alpha"), in.number("c"));
        return Map.of("lower", sequence.stream().map(Interval::lower).toList(), "upper",
                sequence.stream().map(Interval::upper).toList());
    }

    private static Map<String, Object> capital(Inputs in) {
        HedgedCapital capital = HedgedCapital.of(in.numbers("x"), in.number("m"), in.number("alpha"), in.number("c"));
        return Map.of("logKPlus", capital.logUpward(), "logKMinus", capital.logDownward(), "logHedged",
                capital.logHedged());
    }

    private static Map<String, Object> ratioTest(Inputs in) {
        RatioTest test = new RatioTest.Plan(in.number("p0"), in.number("p1"), in.number("alpha"), in.number("beta"))
                .after(in.whole("successes"), in.whole("trials"));
        String decision = switch (test.decision()) {
            case CONTINUE -> "continue";
            case ACCEPT_H0 -> "acceptH0";
            case ACCEPT_H1 -> "acceptH1";
        };
        return Map.of("llr", test.logRatio(), "upper", test.upper(), "lower", test.lower(), "decision", decision);
    }

    private static Map<String, Object> ends(Interval interval) {
        return Map.of("lower", interval.lower(), "upper", interval.upper());
    }
}
