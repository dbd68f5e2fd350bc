package io.hakari.reports;

import java.util.Locale;

import io.hakari.metric.Estimate;

/// Writes numbers for people: rates in percent and changes of rates in points, both with one decimal.
final class Figures {
    private static final int PERCENT = 100;

    private Figures() {
    }

    /// Return whether an estimate reads as a rate; anything outside 0 and 1 is written as it is.
    static boolean isRate(Estimate estimate) {
        return estimate.lower() >= 0 && estimate.upper() <= 1;
    }

    static String value(double value, boolean rate) {
        return rate ? percent(value) : plain(value);
    }

    static String percent(double fraction) {
        return number("%.1f", fraction * PERCENT) + "%";
    }

    /// Return a change with its sign, in points for rates.
    static String change(double change, boolean rate) {
        return number("%+.1f", rate ? change * PERCENT : change);
    }

    /// Return a limit with no more decimals than it needs.
    static String limit(double limit, boolean rate) {
        return rate ? trimmed(limit * PERCENT) + "%" : trimmed(limit);
    }

    static String trimmed(double value) {
        return number("%.2f", value).replaceFirst("\\.?0+$", "");
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String plain(double value) {
        return number("%.3f", value);
    }

    private static String number(String format, double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        String text = String.format(Locale.ROOT, format, value);
        return text.matches("[-+]0(\\.0+)?") ? "±" + text.substring(1) : text.replace('-', '−');
    }
}
