package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Map;

import org.apiguardian.api.API;

import io.hakari.score.Score;

/// The score of one trial, as far as metrics need it.
///
/// @param sampleId   the sample's content id, by which runs are paired
/// @param attempt    counts from 1
/// @param attributes of the sample; empty where the task neither slices nor clusters by one
/// @param findings   what the procedure found besides the answers, such as `duration`; those that a metric of the task asks for
@API(status = EXPERIMENTAL, since = "0.1")
public record ScoredTrial(String sampleId, int attempt, Score score, Map<String, String> attributes,
        Map<String, String> findings) {

    public ScoredTrial {
        attributes = Map.copyOf(attributes);
        findings = Map.copyOf(findings);
    }

    /// Make the score of a trial whose findings nobody asks for.
    public ScoredTrial(String sampleId, int attempt, Score score, Map<String, String> attributes) {
        this(sampleId, attempt, score, attributes, Map.of());
    }

    /// Make the score of a sample whose attributes nobody asks for.
    public ScoredTrial(String sampleId, int attempt, Score score) {
        this(sampleId, attempt, score, Map.of());
    }
}
