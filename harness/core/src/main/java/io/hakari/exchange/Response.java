package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

/// What a runner answered once.
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Response {

    /// The model wrote until it was done or met a stop.
    ///
    /// @param seen what it saw of the media; empty when there were none, or the runner does not tell
    record Completed(String text, Optional<Seen> seen) implements Response {

        public Completed(String text) {
            this(text, Optional.empty());
        }
    }

    /// The model was still writing when the token limit cut it off.
    ///
    /// @param seen as in `Completed`
    record Truncated(String text, Optional<Seen> seen) implements Response {

        public Truncated(String text) {
            this(text, Optional.empty());
        }
    }

    /// The model weighed every continuation of the request, in its order.
    ///
    /// @param seen as in `Completed`
    record Weighed(List<Likelihood> likelihoods, Optional<Seen> seen) implements Response {

        public Weighed {
            likelihoods = List.copyOf(likelihoods);
        }

        public Weighed(List<Likelihood> likelihoods) {
            this(likelihoods, Optional.empty());
        }
    }

    /// The runner could not answer this request; the answer is missing, not wrong.
    record Failed(Failure failure, String reason) implements Response {}

    /// Return what the model saw of the media, where the runner tells.
    default Optional<Seen> seen() {
        return Optional.empty();
    }

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
