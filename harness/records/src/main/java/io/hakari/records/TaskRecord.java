package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What became of a task.
///
/// @param samplesDigest SHA-256 over the ids of its samples in their order: equal digests asked the same questions
/// @param scored        trials with a score
/// @param unscored      trials without one
/// @param metrics       what the scores add up to
/// @param error         why the task could not be finished; empty when it was
/// @param media         whether its media were seen; empty when it showed none
@API(status = EXPERIMENTAL, since = "0.1")
public record TaskRecord(String name, String samplesDigest, long scored, long unscored, List<MetricRecord> metrics,
        Optional<String> error, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<MediaRecord> media) {

    public TaskRecord {
        metrics = List.copyOf(metrics);
    }

    /// A task that showed no media.
    public TaskRecord(String name, String samplesDigest, long scored, long unscored, List<MetricRecord> metrics,
            Optional<String> error) {
        this(name, samplesDigest, scored, unscored, metrics, error, Optional.empty());
    }
}
