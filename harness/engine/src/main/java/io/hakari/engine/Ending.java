package io.hakari.engine;

import org.junit.platform.engine.TestExecutionResult;

import io.hakari.records.RunRecord;

/// What became of a run.
sealed interface Ending {

    /// Return how JUnit hears of it.
    TestExecutionResult result();

    /// The run has a record.
    record Sealed(RunRecord run, TestExecutionResult result) implements Ending {}

    /// The run ended early; no further run makes sense.
    ///
    /// @param reason why the rest is skipped
    record Stopped(String reason, TestExecutionResult result) implements Ending {}
}
