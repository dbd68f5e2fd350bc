package io.hakari.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the configuration parameters `hakari.…` say.
///
/// @param runner        the runner's address
/// @param checkpoints   oldest first; the last one is the candidate; empty for the newest that the runner offers
/// @param baseline      a checkpoint's name or a run folder
/// @param runs          the folder that holds the run folders
/// @param blobs         the folder in which media lie under their digests
/// @param policy        the file of the policy that takes the place of the suite's own
/// @param waivers       the file of the waivers
/// @param noise         the file of what runs of the same weights differ by
/// @param seed          of the run
/// @param limit         the most samples of each task; empty for all
/// @param inFlight      the most trials at once
/// @param parallelTasks the most tasks at once
/// @param listSamples   how many samples of each task are listed as tests of their own
record Settings(String runner, List<String> checkpoints, Optional<String> baseline, Path runs, Path blobs,
        Optional<Path> policy, Optional<Path> waivers, Optional<Path> noise,
        long seed, OptionalLong limit, int inFlight, int parallelTasks, int listSamples) {

    static final String RUNNER = "hakari.runner";
    static final String CHECKPOINTS = "hakari.checkpoints";
    static final String BASELINE = "hakari.baseline";
    static final String RUNS = "hakari.runs";
    static final String BLOBS = "hakari.blobs";
    static final String POLICY = "hakari.policy";
    static final String WAIVERS = "hakari.waivers";
    static final String NOISE = "hakari.noise";
    static final String SEED = "hakari.seed";
    static final String LIMIT = "hakari.limit";
    static final String IN_FLIGHT = "hakari.in-flight";
    static final String PARALLEL_TASKS = "hakari.parallel-tasks";
    static final String LIST_SAMPLES = "hakari.list-samples";

    Settings {
        checkpoints = List.copyOf(checkpoints);
    }

    /// Return whether several checkpoints are weighed, so that each needs a container of its own.
    boolean series() {
        return checkpoints.size() > 1;
    }
}
