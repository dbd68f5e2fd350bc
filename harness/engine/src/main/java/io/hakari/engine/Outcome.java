package io.hakari.engine;

/// How the asking of a run ended.
sealed interface Outcome {

    /// Every sample that the datasets gave was asked.
    record Finished() implements Outcome {}

    /// Someone asked to stop; what was answered is in the journal.
    record Cancelled() implements Outcome {}

    /// The runner or the journal broke; what was answered before is in the journal.
    record Broken(Throwable cause) implements Outcome {}
}
