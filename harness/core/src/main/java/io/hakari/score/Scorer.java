package io.hakari.score;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.exchange.Trial;

/// Says what a trial is worth.
///
/// A scorer is a record, so that its settings reach the run record. It is called by many threads at once and gives the
/// same score for the same trial.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Scorer {

    /// Score one trial; a failed response is unscored, never zero.
    Score score(Trial trial);
}
