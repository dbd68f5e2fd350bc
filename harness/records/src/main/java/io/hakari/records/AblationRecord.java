package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import java.util.OptionalDouble;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// A share of a task's samples asked with something taken from their media.
///
/// @param task   the name of the task with everything to see
/// @param taken  what was taken: `no-media`, `middle-frame` or `shuffled`
/// @param asked  what became of the questions so asked
/// @param worth  the score with everything to see minus the score so asked, over the same samples; empty when one of them
///               was not measured
/// @param chance the score of guessing among the choices, in [0, 1]; empty where answers are free
/// @param leaks  whether the score without any media is above chance at 99 % confidence: the questions tell their answers
@API(status = EXPERIMENTAL, since = "0.4")
public record AblationRecord(String task, String taken, TaskRecord asked, Optional<Estimate> worth,
        OptionalDouble chance, boolean leaks) {}
