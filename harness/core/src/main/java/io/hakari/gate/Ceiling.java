package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when the whole confidence interval of a metric lies below a limit.
///
/// @param limit in the metric's own unit: a fraction for rates
@API(status = EXPERIMENTAL, since = "0.1")
public record Ceiling(String metric, double limit) implements Gate {

    public Ceiling {
        Judging.checkLimit(metric, limit);
    }

    @Override
    public String rule() {
        return metric + " stays below " + Judging.percent(limit);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Judging.judge(evidence, metric, finding -> judge(finding.estimate()));
    }

    private Verdict judge(Estimate measured) {
        if (measured.upper() < limit) {
            return new Verdict.Pass(metric + " is at most " + Judging.percent(measured.upper()));
        }
        if (measured.lower() >= limit) {
            return new Verdict.Fail(metric + " is at least " + Judging.percent(measured.lower()) + "; the limit is "
                    + Judging.percent(limit));
        }
        return new Verdict.Undecided(metric + " is between " + Judging.percent(measured.lower()) + " and "
                + Judging.percent(measured.upper()) + "; " + measured.scored()
                + " trials cannot tell whether it is below "
                + Judging.percent(limit));
    }
}
