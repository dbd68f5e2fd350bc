package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when a metric is proven to lie above a limit.
///
/// @param limit in the metric's own unit: a fraction for rates
@API(status = EXPERIMENTAL, since = "0.1")
public record Floor(String metric, double limit) implements Inequality {

    public Floor {
        Judging.checkLimit(metric, limit);
    }

    @Override
    public String rule() {
        return metric + " stays above " + Judging.percent(limit);
    }

    @Override
    public Examined examine(Evidence evidence) {
        return Judging.examine(evidence, metric, finding -> new Claim(finding.value(), true, limit));
    }

    @Override
    public Verdict verdict(Standing standing, Estimate seen) {
        return switch (standing) {
            case PROVEN -> new Verdict.Pass(metric + " is at least " + Judging.percent(seen.lower()));
            case BROKEN -> new Verdict.Fail(metric + " is at most " + Judging.percent(seen.upper()) + "; the limit is "
                    + Judging.percent(limit));
            case OPEN -> new Verdict.Undecided(metric + " is between " + Judging.percent(seen.lower()) + " and "
                    + Judging.percent(seen.upper()) + "; " + Judging.size(seen, "trials")
                    + " cannot tell whether it is above " + Judging.percent(limit));
        };
    }
}
