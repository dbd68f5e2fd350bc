package io.hakari.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.hakari.metric.Estimate;
import io.hakari.metric.Measurement;

/// What every gate asks before it looks at a number, and how it words one.
final class Judging {
    private static final double ANY = 0.5;

    private Judging() {
    }

    /// Examine a value that exists and covers the task; anything less is unfit.
    static Examined examine(Evidence evidence, String metric, Function<Finding, Examined> rule) {
        Optional<Finding> finding = evidence.of(metric);
        if (finding.isEmpty()) {
            return new Examined.Unfit("no task measured [" + metric + "]; this run measured "
                    + evidence.findings().keySet());
        }
        return covering(finding.get().value(), metric, evidence.terms()).orElseGet(() -> rule.apply(finding.get()));
    }

    /// Examine a change against the baseline.
    static Examined compare(Evidence evidence, String metric, Function<Finding, Examined> rule) {
        return examine(evidence, metric, finding -> {
            if (finding.incomparable().isPresent()) {
                return new Examined.Unfit(finding.incomparable().get());
            }
            if (finding.change().isEmpty()) {
                return new Examined.Unfit(metric
                        + " has no common samples with a baseline; name one by its run or checkpoint");
            }
            return covering(finding.change().get(), metric + " against baseline", evidence.terms())
                    .orElseGet(() -> rule.apply(finding));
        });
    }

    /// Return what is wrong with a measurement that rests on too little of what was asked; exactly the share that may be
    /// missing is not too much.
    static Optional<Examined> covering(Measurement measurement, String what, Terms terms) {
        Estimate estimate = measurement.at(ANY);
        long asked = estimate.scored() + estimate.unscored();
        if (estimate.unscored() <= terms.mostUnscored() * asked) {
            return Optional.empty();
        }
        return Optional.of(new Examined.Unfit(what + " rests on " + estimate.scored() + " of " + asked
                + " trials; at most " + percent(terms.mostUnscored()) + " may be unscored"));
    }

    /// Return on how much an estimate rests, such as `300 trials` or `300 trials in 12 clusters`.
    static String size(Estimate estimate, String unit) {
        String trials = estimate.scored() + " " + unit;
        return estimate.clusters() == estimate.scored()
                ? trials
                : trials + " in " + estimate.clusters() + " clusters";
    }

    static String percent(double fraction) {
        return trimmed(fraction * 100) + " %";
    }

    /// Write three digits, as rare events need them: 0.0010, not 0.
    static String rare(double value) {
        return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    static String points(double fraction) {
        return String.format(Locale.ROOT, "%+.1f points", fraction * 100);
    }

    static String range(Estimate change) {
        return "the change is between " + points(change.lower()) + " and " + points(change.upper());
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
