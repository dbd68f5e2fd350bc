package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when the candidate is proven to be better than the baseline by more than a distance.
///
/// This is superiority. It fails when the candidate is proven not to be better by that much.
///
/// @param distance in the better direction, as a fraction for rates; at least 0
@API(status = EXPERIMENTAL, since = "0.2")
public record BetterThanBaseline(String metric, double distance) implements Inequality {

    public BetterThanBaseline {
        if (!(distance >= 0 && Double.isFinite(distance))) {
            throw new IllegalArgumentException("distance [" + distance + "] of [" + metric + "] must be at least 0");
        }
    }

    @Override
    public double limit() {
        return distance;
    }

    @Override
    public String rule() {
        String by = distance == 0 ? "" : " by more than " + Judging.trimmed(distance * 100) + " points";
        return metric + " is better than baseline" + by;
    }

    @Override
    public Examined examine(Evidence evidence) {
        return Judging.compare(evidence, metric,
                finding -> new Claim(finding.change().orElseThrow(), finding.higherIsBetter(),
                        finding.higherIsBetter() ? distance : -distance));
    }

    @Override
    public Verdict verdict(Standing standing, Estimate seen) {
        return switch (standing) {
            case PROVEN -> new Verdict.Pass(Judging.range(seen));
            case BROKEN -> new Verdict.Fail(Judging.range(seen));
            case OPEN -> new Verdict.Undecided(
                    Judging.range(seen) + "; " + Judging.size(seen, "pairs") + " cannot tell");
        };
    }
}
