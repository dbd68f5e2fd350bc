package io.hakari.scorers.perception;

import java.util.Optional;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.Violations;

/// The share of wrong answers among the samples that share a truth, with exact intervals; lower is better.
///
/// A missed hazard and a false alarm cost differently, so they are measured apart and never averaged: `missRate` over the
/// samples in which there is something to see, `falseAlarmRate` over those in which there is nothing. A score below 1 is
/// an error. A sample that was asked several times errs when it errs once, and so do clusters; see `violations()`. Where no
/// sample has that truth there is no measurement.
///
/// @param name       `miss-rate` or `false-alarm-rate`
/// @param attribute  that holds the truth, such as `hazard`; the task must cluster or slice by it
/// @param truth      what the attribute is where this error can happen
/// @param violations that measures them
public record ErrorRate(String name, String attribute, String truth, Violations violations) implements Metric {

    /// Return the share of samples with something to see in which it was missed.
    public static ErrorRate missRate(String attribute, String present) {
        return new ErrorRate("miss-rate", attribute, present, Violations.violations());
    }

    /// Return the share of samples with nothing to see in which something was seen.
    public static ErrorRate falseAlarmRate(String attribute, String absent) {
        return new ErrorRate("false-alarm-rate", attribute, absent, Violations.violations());
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public double confidence() {
        return violations.confidence();
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        return violations.measure(errors(scores));
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        return violations.change(errors(candidate), errors(baseline));
    }

    private Scores errors(Scores scores) {
        return scores.mapped(trial -> Attributes.of(trial, attribute).equals(truth)
                ? Optional.of(error(trial))
                : Optional.empty());
    }

    private static ScoredTrial error(ScoredTrial trial) {
        return trial.score() instanceof Score.Scored(double value, String answer)
                ? new ScoredTrial(trial.sampleId(), trial.attempt(), Score.of(value < 1, answer), trial.attributes())
                : trial;
    }
}
