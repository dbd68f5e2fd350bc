package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when a rate of events is proven, by exact bounds, to lie below so many an hour.
///
/// Without an event it takes `-ln α / limit` hours. The rate is that of the model on the episodes of the suite: what a
/// protective function makes of such demands is rated elsewhere, and no performance level follows from here.
///
/// @param limit events per hour, above 0
@API(status = EXPERIMENTAL, since = "0.3")
public record RateCeiling(String metric, double limit) implements Inequality {

    public RateCeiling {
        if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("limit [" + limit + "] of [" + metric + "] must be above 0 and finite");
        }
    }

    @Override
    public String rule() {
        return metric + " stays below " + perHour(limit);
    }

    @Override
    public Examined examine(Evidence evidence) {
        return Judging.examine(evidence, metric, finding -> {
            Estimate estimate = finding.value().at(0.5);
            return estimate.countsPerHour() && !finding.higherIsBetter()
                    ? new Claim(finding.value(), false, limit)
                    : new Examined.Unfit(metric + " is measured by [" + estimate.method()
                            + "]; a ceiling per hour needs a rate of events with exact bounds, such as"
                            + " eventsPerHour(…)");
        });
    }

    @Override
    public Verdict verdict(Standing standing, Estimate seen) {
        return switch (standing) {
            case PROVEN -> new Verdict.Pass(metric + " is at most " + perHour(seen.upper())
                    + "; it is a rate of the model, the rated safety function lies outside");
            case BROKEN -> new Verdict.Fail(metric + " is at least " + perHour(seen.lower()) + "; the limit is "
                    + perHour(limit));
            case OPEN -> new Verdict.Undecided(metric + " is between " + Judging.rare(seen.lower()) + " and "
                    + perHour(seen.upper()) + "; " + Judging.size(seen, "trials") + " cannot tell whether it is below "
                    + perHour(limit) + more(seen));
        };
    }

    /// Without an event the bound falls as the exposure grows.
    private String more(Estimate seen) {
        return seen.value() == 0
                ? ", it takes " + Judging.rare(seen.upper() / limit) + " times the hours without an event"
                : "";
    }

    private static String perHour(double rate) {
        return Judging.rare(rate) + " per hour";
    }
}
