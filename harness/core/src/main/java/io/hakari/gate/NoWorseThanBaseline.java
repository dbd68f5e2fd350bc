package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when the paired difference to the baseline is proven to stay within a margin.
///
/// This is non-inferiority: a small or noisy run does not pass by showing no significant difference. With `d` the
/// difference in the better direction and `m` the margin: pass when the interval of `d` lies above `-m`, fail when it
/// lies below `-m`, undecided when `-m` is inside.
///
/// @param margin how much worse is still accepted
@API(status = EXPERIMENTAL, since = "0.1")
public record NoWorseThanBaseline(String metric, Points margin) implements Gate {

    @Override
    public double limit() {
        return -margin.value();
    }

    @Override
    public String rule() {
        return metric + " is no worse than baseline by more than " + Judging.trimmed(margin.value() * 100) + " points";
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Judging.judge(evidence, metric, this::judge);
    }

    private Verdict judge(Finding finding) {
        if (finding.change().isEmpty()) {
            return new Verdict.Invalid(
                    metric + " has no common samples with a baseline; name one by its run or checkpoint");
        }
        Estimate change = finding.change().get();
        if (!Judging.covers(change)) {
            return new Verdict.Invalid(Judging.uncovered(metric + " against baseline", change));
        }
        double least = finding.higherIsBetter() ? change.lower() : -change.upper();
        double most = finding.higherIsBetter() ? change.upper() : -change.lower();
        String range = "the change is between " + Judging.points(change.lower()) + " and "
                + Judging.points(change.upper());
        if (least > -margin.value()) {
            return new Verdict.Pass(range);
        }
        if (most <= -margin.value()) {
            return new Verdict.Fail(range);
        }
        return new Verdict.Undecided(range + "; " + change.scored() + " pairs cannot tell");
    }
}
