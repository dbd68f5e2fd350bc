package io.hakari.gate;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.hakari.metric.Estimate;

/// What every gate asks before it looks at a number, and how it words one.
final class Judging {
    /// Above this share of missing scores, what is left may not be what was asked for.
    static final double MOST_UNSCORED = 0.01;

    private Judging() {
    }

    /// Judge an estimate that exists and covers the task; anything less is invalid.
    static Verdict judge(Evidence evidence, String metric, Function<Finding, Verdict> rule) {
        Optional<Finding> finding = evidence.of(metric);
        if (finding.isEmpty()) {
            return new Verdict.Invalid("no task measured [" + metric + "]; this run measured "
                    + evidence.findings().keySet());
        }
        Estimate estimate = finding.get().estimate();
        if (!covers(estimate)) {
            return new Verdict.Invalid(uncovered(metric, estimate));
        }
        return rule.apply(finding.get());
    }

    /// Return whether an estimate rests on enough of what was asked; exactly the share that may be missing is enough.
    static boolean covers(Estimate estimate) {
        return estimate.unscored() <= MOST_UNSCORED * (estimate.scored() + estimate.unscored());
    }

    static String uncovered(String metric, Estimate estimate) {
        return String.format(Locale.ROOT, "%s rests on %d of %d trials; at most %s may be unscored", metric,
                estimate.scored(), estimate.scored() + estimate.unscored(), percent(MOST_UNSCORED));
    }

    static String percent(double fraction) {
        return trimmed(fraction * 100) + " %";
    }

    static String points(double fraction) {
        return String.format(Locale.ROOT, "%+.1f points", fraction * 100);
    }

    static void checkLimit(String metric, double limit) {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("limit [" + limit + "] of [" + metric + "] must be a finite number");
        }
    }

    /// Write up to two decimals and no trailing zeros.
    static String trimmed(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
