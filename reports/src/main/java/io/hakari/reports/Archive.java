package io.hakari.reports;

import java.util.List;
import java.util.function.Consumer;

import io.hakari.records.RunRecord;
import io.hakari.records.TrialRecord;

/// What a page reads: the sealed runs of a folder and their journals.
interface Archive {

    /// Return the sealed runs, oldest first.
    List<RunRecord> sealed();

    /// Hand over every trial of a run, in the order of its journal.
    void forEachTrial(RunRecord run, Consumer<TrialRecord> consumer);

    /// Return whether a run's journal is still what was sealed.
    boolean intact(RunRecord run);
}
