package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Map;

import org.apiguardian.api.API;

/// The actions with which a policy answers one observation, exactly as it gave them.
///
/// Nothing is corrected here: an empty chunk, a NaN or a width that is not the action space's is for the world to judge.
///
/// @param firstStep      the step that the first action is meant for
/// @param actions        in the order they are to be carried out
/// @param late           whether it came after the observation's budget
/// @param inferenceNanos from the observation's arrival at the runner to the answer, by the runner's clock
/// @param timing         what the policy's own server told of its time, in milliseconds, such as `infer_ms`
@API(status = EXPERIMENTAL, since = "0.3")
public record ActionChunk(long firstStep, List<Vector> actions, boolean late, long inferenceNanos,
        Map<String, Double> timing) {

    public ActionChunk {
        actions = List.copyOf(actions);
        timing = Map.copyOf(timing);
    }

    /// Return a chunk that came in time and took no time, as a policy inside the simulation gives it.
    public static ActionChunk of(long firstStep, List<Vector> actions) {
        return new ActionChunk(firstStep, actions, false, 0, Map.of());
    }
}
