package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.score.Score;

/// The score of one trial, as far as metrics need it.
///
/// @param sampleId the sample's content id, by which runs are paired
/// @param attempt  counts from 1
@API(status = EXPERIMENTAL, since = "0.1")
public record ScoredTrial(String sampleId, int attempt, Score score) {}
