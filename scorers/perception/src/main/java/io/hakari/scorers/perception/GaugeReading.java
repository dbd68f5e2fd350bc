package io.hakari.scorers.perception;

import java.math.BigDecimal;
import java.util.Optional;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores 1 when a gauge was read to within a share of its scale division, else 0.
///
/// Right when `|reading - target| ≤ divisions · division`, in exact decimals; the division is the sample's attribute
/// `division`, such as `0.02`, in the target's unit. The last quantity of the answer is the reading, in any unit of the same
/// dimension, or without one. An answer without a number is wrong, and so is one that was cut off.
///
/// @param divisions how many divisions a reading may be off by, such as 0.5; at least 0
public record GaugeReading(BigDecimal divisions) implements Scorer {
    static final String DIVISION = "division";

    public GaugeReading {
        if (divisions.signum() < 0) {
            throw new IllegalArgumentException("divisions [" + divisions + "] must be at least 0");
        }
    }

    /// Return the scorer that accepts half a division, as a person reads to.
    public static GaugeReading gaugeReading() {
        return new GaugeReading(new BigDecimal("0.5"));
    }

    /// Return the scorer that accepts so many divisions.
    public GaugeReading withinDivisions(double divisions) {
        return new GaugeReading(BigDecimal.valueOf(divisions));
    }

    @Override
    public Score score(Trial trial) {
        return Written.whole(trial, "gaugeReading()", this::compare);
    }

    private Score compare(String answer, Sample sample) {
        Optional<BigDecimal> division = Quantity.last(sample.attributes().getOrDefault(DIVISION, ""))
                .map(Quantity::number).filter(number -> number.signum() > 0);
        if (division.isEmpty()) {
            return Score.unscored("sample [" + sample.name() + "] has no attribute [" + DIVISION
                    + "] above 0, by which gaugeReading() says how near is near; give it one");
        }
        BigDecimal allowed = divisions.multiply(division.get());
        Optional<Quantity> read = Quantity.last(answer);
        boolean right = false;
        for (String target : sample.targets()) {
            Optional<Quantity> wanted = Quantity.last(target);
            if (wanted.isEmpty()) {
                return Written.brokenTarget(sample, target, "quantity");
            }
            right |= read.flatMap(quantity -> quantity.inUnitOf(wanted.get()))
                    .map(number -> number.subtract(wanted.get().number()).abs().compareTo(allowed) <= 0).orElse(false);
        }
        return Score.of(right, read.map(Quantity::told).orElseGet(() -> Plain.excerpt(answer)));
    }
}
