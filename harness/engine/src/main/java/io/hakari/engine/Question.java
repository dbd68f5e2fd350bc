package io.hakari.engine;

import io.hakari.sample.Sample;

/// A sample that is to be asked.
///
/// @param ordinal the sample's place in its dataset, from 0
/// @param attempt counts the occurrences of the same content within the task, from 1
record Question(TaskRun run, long ordinal, Sample sample, int attempt) {}
