package io.hakari.scorers.perception;

import java.math.BigDecimal;
import java.util.Optional;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores the mean relative accuracy of a number: the share of ten tolerances that it meets, from 0 to 1.
///
/// `MRA = 1/10 Σ 1[|answer - target| ≤ (1 - θ) |target|]` over `θ = 0.50, 0.55 … 0.95`, in exact decimals; Yang et al. (2024),
/// Thinking in Space (VSI-Bench). lmms-eval divides by the target, which fails at zero; here an answer of zero meets all
/// tolerances of a target of zero, and any other none. The last quantity of the answer counts, in the target's unit; an
/// answer without a number scores 0, and so does one that was cut off.
public record Mra() implements Scorer {
    private static final int TOLERANCES = 10;
    private static final BigDecimal STEP = new BigDecimal("0.05");

    public static Mra mra() {
        return new Mra();
    }

    @Override
    public Score score(Trial trial) {
        return Written.whole(trial, "mra()", Mra::best);
    }

    private static Score best(String answer, Sample sample) {
        Optional<Quantity> read = Quantity.last(answer);
        int best = 0;
        for (String target : sample.targets()) {
            Optional<Quantity> wanted = Quantity.last(target);
            if (wanted.isEmpty()) {
                return Written.brokenTarget(sample, target, "quantity");
            }
            best = Math.max(best, read.flatMap(quantity -> quantity.inUnitOf(wanted.get()))
                    .map(number -> met(number, wanted.get().number())).orElse(0));
        }
        return Score.of((double) best / TOLERANCES,
                read.map(Quantity::told).orElseGet(() -> Plain.excerpt(answer)));
    }

    private static int met(BigDecimal answer, BigDecimal target) {
        BigDecimal off = answer.subtract(target).abs();
        int met = 0;
        for (int step = 1; step <= TOLERANCES; step++) {
            met += off.compareTo(STEP.multiply(BigDecimal.valueOf(step)).multiply(target.abs())) <= 0 ? 1 : 0;
        }
        return met;
    }
}
