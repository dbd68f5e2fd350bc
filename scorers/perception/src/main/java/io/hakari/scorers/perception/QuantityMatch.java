package io.hakari.scorers.perception;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores 1 when the last quantity of the answer is near enough to a target, else 0.
///
/// Near enough: `|answer - target| ≤ max(absolute, relative |target|)`, in exact decimals and in the target's unit, so that
/// `420 kPa` equals `0.42 MPa` and `0.42 kPa` does not. A number without a unit is in the target's. `Quantity` says what is a
/// number. A target of zero needs an absolute tolerance, or exactly zero: `0.0` equals `0`. A target that holds no quantity
/// is compared as text in NFKC, small letters and without a closing full stop.
///
/// `relaxedAccuracy()` is the measure of ChartQA (Masry et al. 2022) with 5 %. The kits read `1,480`, full-width digits and
/// units as text, divide what has a per cent sign by a hundred, and compare a target of zero as text; `asKits()` does the
/// same. An answer without a number is wrong, and so is one that was cut off.
///
/// @param relative the share of the target that an answer may be off by, at least 0
/// @param absolute how far an answer may be off in the target's unit, at least 0
/// @param compat   whether numbers are read as the kits read them
public record QuantityMatch(BigDecimal relative, BigDecimal absolute, boolean compat) implements Scorer {
    private static final String CHART_QA = "0.05";

    public QuantityMatch {
        if (relative.signum() < 0 || absolute.signum() < 0) {
            throw new IllegalArgumentException(
                    "tolerances [" + relative + "] and [" + absolute + "] must be at least 0");
        }
    }

    /// Return the scorer that accepts five per cent.
    public static QuantityMatch relaxedAccuracy() {
        return new QuantityMatch(new BigDecimal(CHART_QA), BigDecimal.ZERO, false);
    }

    /// Return the scorer that accepts the exact quantity, in any unit of its dimension.
    public static QuantityMatch quantity() {
        return new QuantityMatch(BigDecimal.ZERO, BigDecimal.ZERO, false);
    }

    /// Return this scorer with an absolute tolerance, in the target's unit.
    public QuantityMatch within(double absolute) {
        return new QuantityMatch(relative, BigDecimal.valueOf(absolute), compat);
    }

    /// Return this scorer reading numbers as the kits do.
    public QuantityMatch asKits() {
        return new QuantityMatch(relative, absolute, true);
    }

    @Override
    public Score score(Trial trial) {
        return Written.whole(trial, "relaxedAccuracy()", this::compare);
    }

    private Score compare(String answer, Sample sample) {
        boolean right = sample.targets().stream()
                .anyMatch(target -> compat ? rightToKits(answer, target) : right(answer, target));
        return Score.of(right, Quantity.last(answer).map(Quantity::told).orElseGet(() -> Plain.excerpt(answer)));
    }

    private boolean right(String answer, String target) {
        Optional<Quantity> wanted = Quantity.last(target).filter(quantity -> quantity.isAllOf(target));
        if (wanted.isEmpty()) {
            return text(answer).equals(text(target));
        }
        return Quantity.last(answer).flatMap(quantity -> quantity.inUnitOf(wanted.get()))
                .map(number -> isNear(number, wanted.get().number())).orElse(false);
    }

    private boolean isNear(BigDecimal answer, BigDecimal target) {
        return answer.subtract(target).abs().compareTo(absolute.max(relative.multiply(target.abs()))) <= 0;
    }

    private static String text(String text) {
        String folded = Plain.folded(text);
        return folded.endsWith("。") || folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }

    private boolean rightToKits(String answer, String target) {
        Optional<Double> read = kitNumber(answer);
        Optional<Double> wanted = kitNumber(target);
        boolean numbers = read.isPresent() && wanted.isPresent() && wanted.get() != 0;
        return numbers
                ? Math.abs(read.orElseThrow() - wanted.orElseThrow()) / Math.abs(wanted.orElseThrow()) <= relative
                        .doubleValue()
                : answer.toLowerCase(Locale.ROOT).equals(target.toLowerCase(Locale.ROOT));
    }

    private static Optional<Double> kitNumber(String text) {
        boolean percent = text.endsWith("%");
        String digits = percent ? text.substring(0, text.length() - 1) : text;
        return digits.matches("\\s*[+-]?(?:[0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?\\s*")
                ? Optional.of(Double.parseDouble(digits.strip()) / (percent ? 100 : 1))
                : Optional.empty();
    }
}
