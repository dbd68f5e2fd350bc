package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when the paired difference to the baseline is proven to stay within a margin.
///
/// This is non-inferiority: a small or noisy run does not pass by showing no significant difference. With `d` the
/// difference in the better direction and `m` the margin: pass when the lower bound of `d` lies above `-m`, fail when the
/// upper bound lies below `-m`, undecided otherwise. A margin below what two runs of the same weights differ by is invalid:
/// the measuring cannot see it.
///
/// @param margin how much worse is still accepted
@API(status = EXPERIMENTAL, since = "0.1")
public record NoWorseThanBaseline(String metric, Points margin) implements Inequality {

    /// Return this gate as one that never passes on fewer pairs than a plan needs.
    public Gate planned(Plan plan) {
        return new Planned(this, plan);
    }

    @Override
    public double limit() {
        return -margin.value();
    }

    @Override
    public String rule() {
        return metric + " is no worse than baseline by more than " + Judging.trimmed(margin.value() * 100) + " points";
    }

    @Override
    public Examined examine(Evidence evidence) {
        return Judging.compare(evidence, metric, this::examine);
    }

    private Examined examine(Finding finding) {
        if (finding.noise().orElse(0) > margin.value()) {
            return new Examined.Unfit("two runs of the same weights differ by up to "
                    + Judging.trimmed(finding.noise().getAsDouble() * 100) + " points of " + metric
                    + "; a margin of " + Judging.trimmed(margin.value() * 100)
                    + " points cannot be seen: widen it, or measure with less noise");
        }
        return new Claim(finding.change().orElseThrow(), finding.higherIsBetter(),
                finding.higherIsBetter() ? -margin.value() : margin.value());
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
