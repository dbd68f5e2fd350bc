package io.hakari.engine;

import io.hakari.sample.Sample;

/// A sample that is to be asked.
///
/// @param ordinal the sample's place in its dataset, from 0
/// @param attempt counts how often the same content is asked within the task, from 1
record Question(TaskRun run, long ordinal, Sample sample, int attempt) {

    /// Return the next attempt at the same sample.
    Question again() {
        return new Question(run, ordinal, sample, attempt + 1);
    }

    /// Return which of its repeats this is, from 1.
    int repeat() {
        return (attempt - 1) % run.task().design().repeats() + 1;
    }
}
