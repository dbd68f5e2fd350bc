package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// How likely a model finds one continuation.
///
/// @param logProbability the natural logarithm of its probability, at most 0 and never NaN
/// @param tokens         the model's tokens in it, at least 1
/// @param greedy         whether greedy decoding would have written it
@API(status = EXPERIMENTAL, since = "0.1")
public record Likelihood(double logProbability, int tokens, boolean greedy) {

    /// Rounding in float32 can lift a sum of logarithms a little above zero.
    private static final double ROUNDING = 1e-3;

    public Likelihood {
        if (!(logProbability <= ROUNDING)) {
            throw new IllegalArgumentException("log probability [" + logProbability + "] must be a number, at most 0");
        }
        if (tokens < 1) {
            throw new IllegalArgumentException("tokens [" + tokens + "] must be at least 1");
        }
    }
}
