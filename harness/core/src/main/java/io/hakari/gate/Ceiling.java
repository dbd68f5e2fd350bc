package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when a metric is proven to lie below a limit.
///
/// @param limit in the metric's own unit: a fraction for rates
@API(status = EXPERIMENTAL, since = "0.1")
public record Ceiling(String metric, double limit) implements Inequality {

    public Ceiling {
        Judging.checkLimit(metric, limit);
    }

    @Override
    public String rule() {
        return metric + " stays below " + Judging.percent(limit);
    }

    @Override
    public Examined examine(Evidence evidence) {
        return Judging.examine(evidence, metric, finding -> new Claim(finding.value(), false, limit));
    }

    @Override
    public Verdict verdict(Standing standing, Estimate seen) {
        return switch (standing) {
            case PROVEN -> new Verdict.Pass(metric + " is at most " + Judging.percent(seen.upper()));
            case BROKEN -> new Verdict.Fail(metric + " is at least " + Judging.percent(seen.lower()) + "; the limit is "
                    + Judging.percent(limit));
            case OPEN -> new Verdict.Undecided(metric + " is between " + Judging.percent(seen.lower()) + " and "
                    + Judging.percent(seen.upper()) + "; " + Judging.size(seen, "trials")
                    + " cannot tell whether it is below " + Judging.percent(limit));
        };
    }
}
