package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

/// What a runner answered once.
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Response {

    /// The model wrote until it was done or met a stop.
    record Completed(String text) implements Response {}

    /// The model was still writing when the token limit cut it off.
    record Truncated(String text) implements Response {}

    /// The model weighed every continuation of the request, in its order.
    record Weighed(List<Likelihood> likelihoods) implements Response {

        public Weighed {
            likelihoods = List.copyOf(likelihoods);
        }
    }

    /// The runner could not answer this request; the answer is missing, not wrong.
    record Failed(Failure failure, String reason) implements Response {}

    /// What a policy answers in a `Session`.
    sealed interface InEpisode extends Response {}

    /// The policy begins an episode.
    ///
    /// @param seeded whether the same seed and observations give the same actions; otherwise an episode cannot be replayed
    record Ready(ActionSpace space, boolean seeded) implements InEpisode {}

    /// The policy acts.
    record Acted(ActionChunk chunk) implements InEpisode {}

    /// The policy will not act, or wants the robot to stop; its words may be empty.
    record Declined(String words) implements InEpisode {}

    /// A newer observation was answered instead of this one, as real time demands.
    record Dropped() implements InEpisode {}
}
