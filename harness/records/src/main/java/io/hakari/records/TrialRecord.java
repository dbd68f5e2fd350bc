package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.exchange.Trial;
import io.hakari.score.Score;

/// One line of the journal: a trial and what it was worth.
///
/// @param task    the task's name
/// @param ordinal the sample's place in its dataset, from 0
@API(status = EXPERIMENTAL, since = "0.1")
public record TrialRecord(String task, long ordinal, Trial trial, Score score) {}
