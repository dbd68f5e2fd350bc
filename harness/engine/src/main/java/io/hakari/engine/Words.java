package io.hakari.engine;

import java.util.Locale;

import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.metric.Estimate;

/// How verdicts and numbers are written for people.
final class Words {
    private static final int PERCENT = 100;

    private Words() {
    }

    static String of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> "PASS";
            case Verdict.Fail _ -> "FAIL";
            case Verdict.Undecided _ -> "UNDECIDED";
            case Verdict.Invalid _ -> "INVALID";
        };
    }

    /// Write a count with thousands separated.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Write a value with its unit: a fraction as a percentage, a rate of events by the hour.
    static String value(Estimate estimate) {
        return estimate.countsPerHour() ? rate(estimate.value()) + " /h" : percent(estimate.value());
    }

    /// Write an interval without its unit.
    static String interval(Estimate estimate) {
        if (isOpen(estimate)) {
            return "no interval";
        }
        return estimate.countsPerHour()
                ? rate(estimate.lower()) + ", " + rate(estimate.upper())
                : points(estimate.lower()) + ", " + points(estimate.upper());
    }

    /// Write a change and its interval without their unit.
    static String moved(Estimate change) {
        if (isOpen(change)) {
            return change(change.value()) + " [no interval]";
        }
        if (!change.countsPerHour()) {
            return change(change.value()) + " [" + change(change.lower()) + ", " + change(change.upper()) + "]";
        }
        return String.format(Locale.ROOT, "%+.3g [%+.3g, %+.3g]", change.value(), change.lower(), change.upper());
    }

    /// Return whether nothing bounds an estimate, as where scores without an upper end are missing or never vary.
    private static boolean isOpen(Estimate estimate) {
        return Double.isInfinite(estimate.lower()) && Double.isInfinite(estimate.upper());
    }

    private static String rate(double perHour) {
        return String.format(Locale.ROOT, "%.3g", perHour);
    }

    /// Write a fraction as a percentage with its unit.
    static String percent(double fraction) {
        return points(fraction) + " %";
    }

    /// Write a fraction as a percentage without its unit.
    static String points(double fraction) {
        return String.format(Locale.ROOT, "%.1f", fraction * PERCENT);
    }

    /// Write a difference of fractions in points, with its sign.
    static String change(double fraction) {
        return String.format(Locale.ROOT, "%+.1f", fraction * PERCENT);
    }

    /// Write the interval of a change.
    static String range(Estimate change) {
        return "between " + change(change.lower()) + " and " + change(change.upper()) + " points";
    }

    /// Write who lets a gate not pass, and until when.
    static String waived(Waiver waiver) {
        return "waived until " + waiver.expires() + " by " + waiver.author() + " and " + waiver.approver() + ": "
                + waiver.reason();
    }
}
