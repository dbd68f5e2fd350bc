package io.hakari.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

import io.hakari.metric.Estimate;

/// Writes numbers for people: rates in percent and changes of rates in points, both with one decimal.
final class Figures {
    private static final int PERCENT = 100;
    private static final double RARE = 0.0005;
    private static final double LEAST_P = 0.0001;

    private Figures() {
    }

    /// Return whether an estimate reads as a share; what is counted by the hour, or lies outside 0 and 1, is written as it is.
    static boolean isRate(Estimate estimate) {
        return !estimate.countsPerHour() && estimate.lower() >= 0 && estimate.upper() <= 1;
    }

    static String value(double value, boolean rate) {
        return rate ? percent(value) : plain(value);
    }

    /// Return a rate with one decimal; a rare one, of which nothing would be left, with two digits.
    static String percent(double fraction) {
        boolean rare = fraction != 0 && Math.abs(fraction) < RARE;
        return (rare ? digits(fraction * PERCENT, 2) : number("%.1f", fraction * PERCENT)) + "%";
    }

    /// Return the rate of a rare event with three digits, such as `0.000998%`.
    static String rare(double fraction) {
        return digits(fraction * PERCENT, 3) + "%";
    }

    /// Return a change with its sign, in points for rates.
    static String change(double change, boolean rate) {
        return number("%+.1f", rate ? change * PERCENT : change);
    }

    /// Return a limit with no more decimals than it needs.
    static String limit(double limit, boolean rate) {
        return rate ? trimmed(limit * PERCENT) + "%" : trimmed(limit);
    }

    /// Return up to two decimals, or three digits where less than a tenth would lose them, and no trailing zeros.
    static String trimmed(double value) {
        return value != 0 && Math.abs(value) < 0.1
                ? digits(value, 3)
                : number("%.2f", value).replaceFirst("\\.?0+$", "");
    }

    /// Return a p-value with two digits.
    static String p(double p) {
        return p < LEAST_P ? "< 0.0001" : "= " + digits(p, 2);
    }

    /// Return points without a sign, such as `2.5`.
    static String points(double fraction) {
        return number("%.1f", fraction * PERCENT).replaceFirst("\\.0$", "");
    }

    /// Return on how much an estimate rests; trials that belong together are fewer than they look.
    static Phrase size(Estimate estimate) {
        String trials = count(estimate.scored());
        String clusters = count(estimate.clusters());
        return estimate.clusters() == estimate.scored()
                ? Phrase.same(trials)
                : Phrase.both(trials + "（" + clusters + " クラスター）", trials + " in " + clusters + " clusters");
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String plain(double value) {
        return number("%.3f", value);
    }

    private static String digits(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toPlainString()
                .replace('-', '−');
    }

    private static String number(String format, double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        String text = String.format(Locale.ROOT, format, value);
        return text.matches("[-+]0(\\.0+)?") ? "±" + text.substring(1) : text.replace('-', '−');
    }
}
