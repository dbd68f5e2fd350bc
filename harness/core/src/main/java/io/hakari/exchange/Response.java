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
}
