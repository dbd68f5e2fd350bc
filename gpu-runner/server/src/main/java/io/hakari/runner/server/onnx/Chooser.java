package io.hakari.runner.server.onnx;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.RandomSampling;

/// Picks the next token of one request.
sealed interface Chooser {

    /// Return the token at a place of the answer.
    ///
    /// @param place counts the answer's tokens from 0
    int choose(float[] logits, int place);

    static Chooser of(GenerateRequest request) throws RequestException {
        return switch (request.getSamplingCase()) {
            case GREEDY -> new Highest();
            case RANDOM -> drawing(request.getRandom());
            case SAMPLING_NOT_SET -> throw new RequestException(Error.Code.REJECTED,
                    "the request does not say how to sample; set greedy or random");
        };
    }

    private static Chooser drawing(RandomSampling random) throws RequestException {
        if (!(random.getTemperature() > 0) || Double.isInfinite(random.getTemperature())) {
            throw new RequestException(Error.Code.REJECTED, "temperature [" + random.getTemperature()
                    + "] must be above 0 and finite; ask for greedy sampling where it would be 0");
        }
        if (!(random.getTopP() > 0 && random.getTopP() <= 1)) {
            throw new RequestException(Error.Code.REJECTED,
                    "top-p [" + random.getTopP() + "] must be in (0, 1]; 1 draws from all tokens");
        }
        return new Drawn(random.getTemperature(), random.getTopP(), random.getSeed());
    }

    /// Takes the most likely token; of equals, the one with the lowest id.
    record Highest() implements Chooser {
        @Override
        public int choose(float[] logits, int place) {
            return Distribution.best(logits);
        }
    }

    /// Draws a token by its probability.
    ///
    /// The draw is a function of seed and place alone, so that neither the batch nor an interruption changes it: with
    /// `mix` the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, in Vigna's constants) and `γ` its
    /// increment, the number at place `t` is the upper 53 bits of `mix(mix(seed) + (t + 1) γ)`. The tokens of the
    /// nucleus are laid side by side, most likely first and of equals the lowest id first, and the number points at one.
    record Drawn(double temperature, double topP, long seed) implements Chooser {
        private static final long GAMMA = 0x9e3779b97f4a7c15L;

        @Override
        public int choose(float[] logits, int place) {
            double[] weights = weights(logits);
            double total = Arrays.stream(weights).sum();
            int[] nucleus = nucleus(weights, total);
            double kept = Arrays.stream(nucleus).mapToDouble(token -> weights[token]).sum();
            double rest = uniform(place) * kept;
            for (int token : nucleus) {
                rest -= weights[token];
                if (rest < 0) {
                    return token;
                }
            }
            return nucleus[nucleus.length - 1];
        }

        private double[] weights(float[] logits) {
            double highest = logits[Distribution.best(logits)];
            return IntStream.range(0, logits.length)
                    .mapToDouble(token -> Math.exp((logits[token] - highest) / temperature))
                    .toArray();
        }

        /// Return the fewest, most likely tokens that together have at least probability `topP`.
        ///
        /// Tokens less likely than `(1 - topP) / n` cannot be among them: all of them together have less than `1 - topP`.
        private int[] nucleus(double[] weights, double total) {
            double least = (1 - topP) / weights.length * total;
            int[] likely = IntStream.range(0, weights.length)
                    .filter(token -> weights[token] > 0 && weights[token] >= least)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer token) -> -weights[token])
                            .thenComparing(token -> token))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int size = 0;
            double sum = 0;
            while (size < likely.length && sum < topP * total) {
                sum += weights[likely[size++]];
            }
            return Arrays.copyOf(likely, Math.max(1, size));
        }

        double uniform(int place) {
            return (mix(mix(seed) + (place + 1) * GAMMA) >>> 11) * 0x1.0p-53;
        }

        private static long mix(long bits) {
            long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }
    }
}
