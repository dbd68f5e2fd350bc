package io.hakari.scorers.text;

import java.math.BigDecimal;
import java.util.Optional;

import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores 1 when the last number of the answer equals a target, else 0.
///
/// What is read as a number:
/// - digits of any width, with a decimal point and with commas that group three digits: `１８`, `1,234.50`, `.5`;
/// - kanji: `二千五` (2005), `三百四十億`, `二〇二六`, `三・一四`, `三点一四`, and both together: `3万5千`, `2.5億`;
/// - a minus sign (`-`, `－`, `−`) or `マイナス` directly before it.
///
/// What is not: fractions, ratios, times and dates (`3/4`, `四分の三`, `12:30`); digits that belong to a name (`CO2`, `m2`);
/// `②`, `㎡` and `½`; 壱, 弐 and 参. A kanji numeral counts inside a word as well (`一緒` is 1), so ask for the number last.
///
/// Targets are read in the same way. An answer without a number is wrong, and so is one that the token limit cut off,
/// for its last number may be cut too.
///
/// @param tolerance the largest difference that still counts as equal, at least 0
public record Numeric(BigDecimal tolerance) implements Scorer {

    public Numeric {
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance [" + tolerance + "] must be at least 0");
        }
    }

    /// Return the scorer that wants the exact number; `18.50` equals `18.5`.
    public static Numeric numeric() {
        return new Numeric(BigDecimal.ZERO);
    }

    /// Return the scorer that accepts a difference up to a tolerance.
    public Numeric within(double tolerance) {
        return new Numeric(BigDecimal.valueOf(tolerance));
    }

    @Override
    public Score score(Trial trial) {
        return switch (trial.response()) {
            case Response.Completed(String text, _) -> compare(text, trial.sample());
            case Response.Truncated(String text, _) -> Score.of(false, Nfkc.trimmed(text));
            case Response.Weighed _ -> Misfits.notWritten("numeric()");
            case Response.InEpisode _ -> Misfits.acted("numeric()");
            case Response.Failed(_, String reason) -> Score.unscored(reason);
        };
    }

    private Score compare(String text, Sample sample) {
        Optional<BigDecimal> answer = Numbers.last(text);
        boolean right = false;
        for (String target : sample.targets()) {
            Optional<BigDecimal> wanted = Numbers.last(target);
            if (wanted.isEmpty()) {
                return Score.unscored("target [" + target + "] of sample [" + sample.name() + "] holds no number");
            }
            right |= answer.isPresent() && equal(answer.get(), wanted.get());
        }
        return Score.of(right, answer.map(BigDecimal::toPlainString).orElseGet(() -> Nfkc.trimmed(text)));
    }

    private boolean equal(BigDecimal answer, BigDecimal wanted) {
        return answer.subtract(wanted).abs().compareTo(tolerance) <= 0;
    }
}
