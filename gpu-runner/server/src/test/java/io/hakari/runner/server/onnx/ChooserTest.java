package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.runner.server.onnx.Chooser.Drawn;
import io.hakari.runner.server.onnx.Chooser.Highest;

class ChooserTest {
    private static final float[] LOGITS = logits(0.0625, 0.5, 0.25, 0.125, 0.0625);
    private static final int DRAWS = 20_000;

    private static float[] logits(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (3 + Math.log(probabilities[i]));
        }
        return logits;
    }

    @Nested
    class Greedy_choice {

        @Test
        void is_the_highest_and_of_equals_the_lowest_id() {
            assertThat(new Highest().choose(new float[]{1, 3, 2, 3}, 0)).isEqualTo(1);
        }
    }

    @Nested
    class A_drawn_choice {

        @Test
        void follows_the_distribution_over_places() {
            Drawn drawn = new Drawn(1, 1, 42);
            assertFollows(place -> drawn.choose(LOGITS, place), 0.0625, 0.5, 0.25, 0.125, 0.0625);
        }

        @Test
        void follows_the_distribution_over_neighbouring_seeds() {
            assertFollows(seed -> new Drawn(1, 1, seed).choose(LOGITS, 0), 0.0625, 0.5, 0.25, 0.125, 0.0625);
        }

        /// Square roots of the probabilities, made to add up to one.
        @Test
        void is_flatter_when_it_is_hot() {
            Drawn drawn = new Drawn(2, 1, 42);
            double sum = 0.25 + Math.sqrt(0.5) + 0.5 + Math.sqrt(0.125) + 0.25;
            assertFollows(place -> drawn.choose(LOGITS, place),
                    0.25 / sum, Math.sqrt(0.5) / sum, 0.5 / sum, Math.sqrt(0.125) / sum, 0.25 / sum);
        }

        @Test
        void is_the_highest_when_it_is_cold() {
            Drawn drawn = new Drawn(1e-3, 1, 42);
            assertThat(IntStream.range(0, 100).map(place -> drawn.choose(LOGITS, place))).containsOnly(1);
        }

        @Test
        void comes_from_the_fewest_likely_tokens_that_reach_top_p() {
            Drawn drawn = new Drawn(1, 0.7, 42);
            assertFollows(place -> drawn.choose(LOGITS, place), 0, 2.0 / 3, 1.0 / 3, 0, 0);
        }

        @Test
        void prefers_the_lower_id_where_equals_share_the_border_of_top_p() {
            Drawn drawn = new Drawn(1, 0.9, 42);
            double kept = 0.9375;
            assertFollows(place -> drawn.choose(LOGITS, place), 0.0625 / kept, 0.5 / kept, 0.25 / kept, 0.125 / kept,
                    0);
        }

        @Test
        void is_a_single_token_at_a_tiny_top_p() {
            Drawn drawn = new Drawn(1, 1e-12, 42);
            assertThat(IntStream.range(0, 100).map(place -> drawn.choose(LOGITS, place))).containsOnly(1);
        }

        /// The first output of SplitMix64 from state 0 is e220a8397b1dcdaf, the second 6e789e6aa1b965f4.
        @Test
        void uses_the_numbers_of_split_mix_64() {
            assertThat(new Drawn(1, 1, 0).uniform(0)).isEqualTo(0xe220a8397b1dcdafL / 0x1p64 + 1, within(1e-15));
            assertThat(new Drawn(1, 1, 0).uniform(1)).isEqualTo(0x6e789e6aa1b965f4L / 0x1p64, within(1e-15));
        }

        /// scipy 1.17: `chi2.ppf(0.999, 4)`; fewer cells only make the bound wider. The seed is fixed.
        private static void assertFollows(IntUnaryOperator draw, double... expected) {
            long[] counts = new long[expected.length];
            IntStream.range(0, DRAWS).map(draw).forEach(token -> counts[token]++);
            double chiSquare = 0;
            for (int i = 0; i < counts.length; i++) {
                if (expected[i] == 0) {
                    assertThat(counts[i]).isZero();
                } else {
                    double difference = counts[i] - DRAWS * expected[i];
                    chiSquare += difference * difference / (DRAWS * expected[i]);
                }
            }
            assertThat(chiSquare).isLessThan(18.467);
        }
    }
}
