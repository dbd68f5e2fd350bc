package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when the whole confidence interval of a metric lies above a limit.
///
/// @param limit in the metric's own unit: a fraction for rates
@API(status = EXPERIMENTAL, since = "0.1")
public record Floor(String metric, double limit) implements Gate {

    public Floor {
        Judging.checkLimit(metric, limit);
    }

    @Override
    public String rule() {
        return metric + " stays above " + Judging.percent(limit);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Judging.judge(evidence, metric, finding -> judge(finding.estimate()));
    }

    private Verdict judge(Estimate measured) {
        if (measured.lower() > limit) {
            return new Verdict.Pass(metric + " is at least " + Judging.percent(measured.lower()));
        }
        if (measured.upper() <= limit) {
            return new Verdict.Fail(metric + " is at most " + Judging.percent(measured.upper()) + "; the limit is "
                    + Judging.percent(limit));
        }
        return new Verdict.Undecided(metric + " is between " + Judging.percent(measured.lower()) + " and "
                + Judging.percent(measured.upper()) + "; " + measured.scored()
                + " trials cannot tell whether it is above "
                + Judging.percent(limit));
    }
}
