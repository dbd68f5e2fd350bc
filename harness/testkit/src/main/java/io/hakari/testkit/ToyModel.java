package io.hakari.testkit;

import java.util.ArrayList;
import java.util.List;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.sample.Content;

/// A model that guesses letter by letter, by the letters before, and keeps all rules of a runner.
///
/// One token is one code point. After each pair of letters a few letters of a small alphabet are likely, in an order
/// that a hash decides; every other letter is possible and unlikely. It never ends an answer by itself before it has
/// written [#ENDS_AFTER] letters.
final class ToyModel implements Script {
    /// The most letters of context and answer together.
    static final int CONTEXT = 1_000;
    /// An answer of this many letters is complete.
    static final int ENDS_AFTER = 200;

    private static final int[] ALPHABET = "あいうえおかきくけこ。\n".codePoints().toArray();
    /// What is left for all letters outside the alphabet.
    private static final double RARE = 1e-6;

    private ToyModel() {
    }

    static ToyModel toyModel() {
        return new ToyModel();
    }

    @Override
    public Response answer(Request request) {
        if (Prompts.contents(request).stream().anyMatch(part -> !(part instanceof Content.Text))) {
            return new Response.Failed(Failure.UNSUPPORTED, "the model reads words only");
        }
        int[] context = Prompts.words(request).codePoints().toArray();
        return switch (request) {
            case Request.Weigh weigh -> weigh(context, weigh.continuations());
            case Request.Write write -> write(context, write);
            case Request.InEpisode _ -> Prompts.noPolicy();
        };
    }

    private static Response weigh(int[] context, List<String> continuations) {
        List<Likelihood> likelihoods = new ArrayList<>();
        for (String continuation : continuations) {
            int[] letters = continuation.codePoints().toArray();
            if (context.length + letters.length > CONTEXT) {
                return tooLong(context.length + letters.length);
            }
            likelihoods.add(likelihood(new Letters(context), letters));
        }
        return new Response.Weighed(likelihoods);
    }

    private static Likelihood likelihood(Letters before, int[] letters) {
        double sum = 0;
        boolean greedy = true;
        for (int letter : letters) {
            double[] probabilities = probabilities(before);
            int place = place(letter);
            sum += Math.log(place < 0 ? RARE : probabilities[place]);
            greedy &= place == most(probabilities);
            before.add(letter);
        }
        return new Likelihood(sum, letters.length, greedy);
    }

    private static Response write(int[] context, Request.Write write) {
        if (context.length >= CONTEXT) {
            return tooLong(context.length);
        }
        Letters letters = new Letters(context);
        StringBuilder answer = new StringBuilder();
        Chance chance = Chance.of(write.sampling());
        for (int written = 0; written < ENDS_AFTER; written++) {
            if (written == write.maxTokens() || context.length + written == CONTEXT) {
                return new Response.Truncated(answer.toString());
            }
            int letter = ALPHABET[chance.choose(probabilities(letters))];
            answer.appendCodePoint(letter);
            letters.add(letter);
            for (String stop : write.stops()) {
                int at = answer.indexOf(stop);
                if (at >= 0) {
                    return new Response.Completed(answer.substring(0, at));
                }
            }
        }
        return new Response.Completed(answer.toString());
    }

    private static Response tooLong(int length) {
        return new Response.Failed(Failure.TOO_LONG,
                "[" + length + "] tokens are more than the context of [" + CONTEXT + "]");
    }

    private static double[] probabilities(Letters before) {
        double[] weights = new double[ALPHABET.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(4 * Chance.fraction(before.hash() + i));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= (1 - RARE) / sum;
        }
        return weights;
    }

    private static int place(int letter) {
        for (int i = 0; i < ALPHABET.length; i++) {
            if (ALPHABET[i] == letter) {
                return i;
            }
        }
        return -1;
    }

    private static int most(double[] probabilities) {
        int most = 0;
        for (int i = 1; i < probabilities.length; i++) {
            most = probabilities[i] > probabilities[most] ? i : most;
        }
        return most;
    }

    /// The last two letters.
    private static final class Letters {
        private int last;
        private int before;

        private Letters(int[] context) {
            for (int letter : context) {
                add(letter);
            }
        }

        private void add(int letter) {
            before = last;
            last = letter;
        }

        private long hash() {
            return (long) last << 36 ^ (long) before << 12;
        }
    }

    /// How the next letter is chosen; draws are a hash of the seed and their number.
    private static final class Chance {
        private final Sampling sampling;
        private long drawn;

        private Chance(Sampling sampling) {
            this.sampling = sampling;
        }

        static Chance of(Sampling sampling) {
            return new Chance(sampling);
        }

        int choose(double[] probabilities) {
            return switch (sampling) {
                case Sampling.Greedy _ -> most(probabilities);
                case Sampling.Random(double temperature, double _, long seed) -> draw(probabilities, temperature, seed);
            };
        }

        private int draw(double[] probabilities, double temperature, long seed) {
            double[] weights = new double[probabilities.length];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = Math.pow(probabilities[i], 1 / temperature);
                sum += weights[i];
            }
            double left = fraction(seed * 31 + drawn++) * sum;
            for (int i = 0; i < weights.length; i++) {
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
            return weights.length - 1;
        }

        /// A number in [0, 1) that looks random (the finisher of SplitMix64; Steele, Lea and Flood 2014).
        static double fraction(long number) {
            long mixed = number * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
            return ((mixed ^ mixed >>> 31) >>> 11) * 0x1p-53;
        }
    }
}
