package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.apiguardian.api.API;

import io.hakari.exchange.Checkpoint;

/// Everything that is fixed before the first request: what is needed to repeat the run.
///
/// @param id           the folder's name, such as `20260401-093000-japanese-core-demo-3000`
/// @param started      when the run began
/// @param suite        the suite's name
/// @param suiteVersion the suite's version
/// @param suiteDigest  SHA-256 over the suite with all settings of its tasks and summaries
/// @param policy       what the run is judged by
/// @param tasks        the selected tasks, in the order of the suite
/// @param checkpoint   what is weighed
/// @param runner       the runner's address
/// @param seed         of the run
/// @param limit        the most samples of each task; empty for all
/// @param software     versions of Hakari, Java and operating system
@API(status = EXPERIMENTAL, since = "0.1")
public record RunHeader(String id, Instant started, String suite, String suiteVersion, String suiteDigest,
        PolicyRecord policy, List<TaskSettings> tasks, Checkpoint checkpoint, String runner, long seed,
        OptionalLong limit,
        Map<String, String> software) {

    public RunHeader {
        tasks = List.copyOf(tasks);
        software = Map.copyOf(software);
    }

    /// Return whether another run asked the same of the same weights, to be judged by the same policy, so that its
    /// trials can be taken over.
    public boolean asksTheSameAs(RunHeader other) {
        return suite.equals(other.suite) && suiteDigest.equals(other.suiteDigest)
                && policy.digest().equals(other.policy.digest()) && tasks.equals(other.tasks)
                && checkpoint.digest().equals(other.checkpoint.digest()) && seed == other.seed
                && limit.equals(other.limit);
    }
}
