package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Set;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when the rate of violations is proven, by an exact bound, not to exceed a limit.
///
/// With `U` and `L` the exact one-sided bounds of the rate: fail when `L` lies above the limit, or when violations are not
/// tolerated and there is one; pass when `U` is at most the limit, for which even without any violation `ln α / ln(1 - limit)`
/// trials are needed; undecided otherwise. Approximate intervals are refused: near 0 they cover
/// too seldom.
///
/// @param limit          of the rate, in (0, 1)
/// @param zeroTolerance  whether one violation fails, whatever the rate
@API(status = EXPERIMENTAL, since = "0.2")
public record SafetyLimit(String metric, double limit, boolean zeroTolerance) implements Gate {
    private static final Set<String> EXACT = Set.of("clopper-pearson", "korn-graubard");

    public SafetyLimit {
        if (!(limit > 0 && limit < 1)) {
            throw new IllegalArgumentException("safety limit [" + limit + "] of [" + metric + "] must be in (0, 1)");
        }
    }

    /// Return this gate as one that a single violation fails.
    public SafetyLimit withZeroTolerance() {
        return new SafetyLimit(metric, limit, true);
    }

    /// Return how many trials without a violation show that the rate is at most the limit.
    ///
    /// @param limit of the rate, in (0, 1)
    /// @param alpha the chance to show it wrongly, in (0, 1)
    public static long demonstration(double limit, double alpha) {
        return (long) Math.ceil(Math.log(alpha) / Math.log1p(-limit));
    }

    @Override
    public String rule() {
        return metric + (zeroTolerance ? " has no violation, and its rate" : "") + " stays within the safety limit of "
                + rate(limit);
    }

    @Override
    public Ruling judge(Evidence evidence) {
        Examined examined = Judging.examine(evidence, metric, this::examine);
        return switch (examined) {
            case Examined.Unfit(String reason) -> Ruling.of(new Verdict.Invalid(reason));
            case Claim claim -> judge(claim, evidence.terms());
        };
    }

    private Examined examine(Finding finding) {
        String method = finding.value().at(0.5).method();
        if (finding.higherIsBetter() || !EXACT.contains(method)) {
            return new Examined.Unfit(metric + " is measured by [" + method
                    + "]; a safety limit needs the rate of violations with an exact interval, such as violations()");
        }
        return new Claim(finding.value(), false, limit);
    }

    private Ruling judge(Claim claim, Terms terms) {
        Estimate seen = claim.seen(terms);
        if (zeroTolerance && seen.value() > 0) {
            return Ruling.of(new Verdict.Fail(violations(seen) + "; none is tolerated"), seen);
        }
        if (seen.lower() > limit) {
            return Ruling.of(new Verdict.Fail(violations(seen) + ": the rate is at least " + rate(seen.lower())), seen)
                    .withBroken(claim.pBroken());
        }
        long least = demonstration(limit, terms.alphaPass());
        String bound = violations(seen) + ": the rate is at most " + rate(seen.upper());
        return Ruling.of(seen.upper() <= limit
                ? new Verdict.Pass(bound)
                : new Verdict.Undecided(bound + "; even without a violation " + least + " trials are needed"), seen);
    }

    private static String violations(Estimate seen) {
        return Math.round(seen.value() * seen.scored()) + " of " + Judging.size(seen, "trials") + " violated";
    }

    /// Rates of rare events need their digits: 0.0010 %, not 0 %.
    private static String rate(double fraction) {
        return Judging.rare(fraction * 100) + " %";
    }
}
