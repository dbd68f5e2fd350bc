package io.hakari.engine;

import io.hakari.metric.Scores;
import io.hakari.records.BaselineRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;

/// The sealed run that the candidate is compared against.
record Baseline(Runs runs, RunRecord run) {

    Scores scores(String task) {
        return runs.scores(run, task);
    }

    BaselineRecord record() {
        RunHeader header = run.header();
        return new BaselineRecord(header.id(), header.checkpoint().name(), header.checkpoint().digest());
    }
}
