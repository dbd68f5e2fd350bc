package io.hakari.engine;

import java.util.Optional;

import io.hakari.records.RunHeader;
import io.hakari.suite.Task;

/// The runs that one run is compared with.
///
/// @param now      the run itself
/// @param baseline that the gates look at
/// @param previous the run before it in the series
/// @param noise    that the changes are widened by
record Comparing(RunHeader now, Optional<EarlierRun> baseline, Optional<EarlierRun> previous, Noise noise) {

    /// Return the partners of a task.
    ///
    /// @param share of the samples that were asked
    Partners of(Task task, String samplesDigest, double share) {
        Partner before = beside(baseline, task, samplesDigest, share);
        boolean same = previous.map(run -> run.run().header().id())
                .equals(baseline.map(run -> run.run().header().id()));
        return new Partners(before, same ? before : beside(previous, task, samplesDigest, share));
    }

    private Partner beside(Optional<EarlierRun> run, Task task, String samplesDigest, double share) {
        return run.map(earlier -> earlier.beside(now, task, samplesDigest, share)).orElseGet(Partner.Absent::new);
    }

    /// What both runs have to set beside one task.
    record Partners(Partner baseline, Partner previous) {}
}
