package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;

import org.apiguardian.api.API;

/// Turns scores into an estimate.
///
/// A metric is a record, so that its settings reach the run record. When no trial was scored there is no estimate.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Metric {

    /// Return the last part of the metric's name, such as `accuracy` in `commonsense/accuracy`.
    String name();

    /// Return whether a larger value is better.
    boolean higherIsBetter();

    /// Measure a run.
    Optional<Estimate> measure(Scores scores);

    /// Measure candidate minus baseline over the samples that both runs scored, paired by content id.
    ///
    /// `unscored` of the answer counts the samples of the candidate and of the baseline that have no partner.
    Optional<Estimate> change(Scores candidate, Scores baseline);
}
