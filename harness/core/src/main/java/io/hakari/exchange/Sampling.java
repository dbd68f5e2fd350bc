package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// How the next token is chosen.
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Sampling {

    /// Always take the most likely token; of equals, the one with the lowest id.
    record Greedy() implements Sampling {}

    /// Draw a token by its probability.
    ///
    /// @param temperature above 0; 1 leaves the model's distribution as it is
    /// @param topP        in (0, 1]: the smallest set of tokens with at least this probability is drawn from
    /// @param seed        of the draw; the same seed gives the same answer on the same build and device
    record Random(double temperature, double topP, long seed) implements Sampling {

        public Random {
            if (!(temperature > 0) || Double.isInfinite(temperature)) {
                throw new IllegalArgumentException("temperature [" + temperature + "] must be above 0 and finite");
            }
            if (!(topP > 0 && topP <= 1)) {
                throw new IllegalArgumentException("top-p [" + topP + "] must be in (0, 1]");
            }
        }
    }
}
