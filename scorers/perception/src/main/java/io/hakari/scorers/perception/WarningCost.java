package io.hakari.scorers.perception;

import java.util.Optional;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.Mean;

/// What wrong times until a contact cost, where to think that there is more time than there is costs more; lower is better.
///
/// With `t` the true time and `p` the one that was said, a late warning (`p > t`) costs `late · log₂(p / t)`, an early one
/// `early · log₂(t / p)`, and neither more than 1: times are compared by doublings, as their choices are spread. Right is 0. The
/// mean and its intervals are those of `mean()` on [0, 1]. The said time is the number in the answer that was scored, such as
/// the option that `readChoice()` read; an answer without one leaves its sample unscored, and so bounded by 0 and 1.
///
/// @param attribute  that holds the true time, such as `seconds` → `8`; the task must cluster or slice by it
/// @param early      the cost of a time that is half the true one, at least 0
/// @param late       the cost of a time that is twice the true one, at least `early`
/// @param confidence of the intervals that are reported, in (0, 1)
public record WarningCost(String attribute, double early, double late, double confidence) implements Metric {
    private static final double EARLY = 0.25;
    private static final double LATE = 1;
    private static final double USUAL = 0.95;

    public WarningCost {
        if (!(early >= 0 && late >= early && late < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "early [" + early + "] must be at least 0 and late [" + late + "] at least as much");
        }
    }

    /// Return the metric by which a doubling costs 1 when it is late and 0.25 when it is early.
    ///
    /// @param attribute that holds the true time
    public static WarningCost warningCost(String attribute) {
        return new WarningCost(attribute, EARLY, LATE, USUAL);
    }

    /// Return this metric with other costs of a doubling.
    public WarningCost costing(double early, double late) {
        return new WarningCost(attribute, early, late, confidence);
    }

    @Override
    public String name() {
        return "warning-cost";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        return mean().measure(costs(scores));
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        return mean().change(costs(candidate), costs(baseline));
    }

    private Mean mean() {
        return Mean.mean().confidence(confidence).within(0, 1);
    }

    private Scores costs(Scores scores) {
        return scores.mapped(trial -> Optional.of(new ScoredTrial(trial.sampleId(), trial.attempt(),
                cost(trial), trial.attributes())));
    }

    private Score cost(ScoredTrial trial) {
        double truth = number(Attributes.of(trial, attribute)).filter(time -> time > 0)
                .orElseThrow(() -> new IllegalArgumentException("sample [" + trial.sampleId() + "] has ["
                        + Attributes.of(trial, attribute) + "] for attribute [" + attribute
                        + "], which must be a time above 0"));
        return trial.score() instanceof Score.Scored(double _, String answer)
                ? number(answer).filter(time -> time > 0).map(said -> Score.of(cost(said, truth), answer))
                        .orElseGet(() -> Score.unscored("answer [" + answer + "] says no time above 0"))
                : trial.score();
    }

    private double cost(double said, double truth) {
        double doublings = Math.log(said / truth) / Math.log(2);
        return Math.min(1, doublings > 0 ? late * doublings : early * -doublings);
    }

    private static Optional<Double> number(String text) {
        return Quantity.last(text).map(Quantity::number).map(Number::doubleValue);
    }
}
