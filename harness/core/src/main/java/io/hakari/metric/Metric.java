package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import java.util.Set;

import org.apiguardian.api.API;

/// Turns scores into a measurement.
///
/// A metric is a record, so that its settings reach the run record. When no trial was scored there is no measurement.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Metric {

    /// Return the last part of the metric's name, such as `accuracy` in `commonsense/accuracy`.
    String name();

    /// Return whether a larger value is better.
    boolean higherIsBetter();

    /// Return the confidence of the intervals that are reported, in (0, 1); gates choose their own.
    double confidence();

    /// Return the names of the trials' findings that this metric needs beside the scores, such as `duration`.
    default Set<String> findings() {
        return Set.of();
    }

    /// Measure a run.
    Optional<Measurement> measure(Scores scores);

    /// Measure candidate minus baseline over the samples that both runs scored, paired by content id and never by place.
    ///
    /// A sample that the candidate could not score counts as the worst score towards the lower end of the interval and as
    /// the best towards the upper one. `unscored` counts the samples of either run that have no partner.
    Optional<Measurement> change(Scores candidate, Scores baseline);
}
