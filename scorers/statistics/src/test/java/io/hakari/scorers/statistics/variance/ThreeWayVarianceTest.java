package io.hakari.scorers.statistics.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class ThreeWayVarianceTest {

    @Test
    void under_prompts_that_do_nothing_is_the_variance_of_two_ways() {
        double[][] two = {{0.1, 0.9, 0.4}, {0.7, 0.2, 0.5}, {0.9, 1.6, 1.1}, {-0.4, 0.1, 0.3}};
        double[][][] three = new double[4][3][2];
        for (int i = 0; i < 4; i++) {
            for (int s = 0; s < 3; s++) {
                three[i][s] = new double[]{two[i][s], two[i][s]};
            }
        }
        CrossedVariance crossed = CrossedVariance.of(two);
        ThreeWayVariance variance = ThreeWayVariance.of(three);

        assertThat(variance.itemSeed()).isCloseTo(crossed.residual().orElseThrow(), within(1e-15));
        assertThat(variance.item()).isCloseTo(crossed.item().orElseThrow(), within(1e-15));
        assertThat(variance.seed()).isCloseTo(crossed.seed().orElseThrow(), within(1e-15));
        assertThat(variance.prompt() + variance.itemPrompt() + variance.seedPrompt() + variance.residual())
                .isCloseTo(0, within(1e-30));
        assertThat(variance.error()).isCloseTo(crossed.error().orElseThrow(), within(1e-15));
    }

    /// The mean of 300 tables: standard errors of the means are below 0.1 for the main effects and 0.02 for the others.
    @Test
    void finds_what_was_put_in() {
        double[] deviations = {1, 0.8, 0.6, 0.5, 0.4, 0.7, 0.3};
        double[] sums = new double[7];
        SplittableRandom random = new SplittableRandom(8);
        for (int run = 0; run < 300; run++) {
            ThreeWayVariance found = ThreeWayVariance.of(table(deviations, random));
            double[] components = {found.item(), found.seed(), found.prompt(), found.itemSeed(), found.itemPrompt(),
                    found.seedPrompt(), found.residual()};
            for (int c = 0; c < 7; c++) {
                sums[c] += components[c] / 300;
            }
        }

        for (int c = 0; c < 7; c++) {
            assertThat(sums[c]).as("component " + c).isCloseTo(deviations[c] * deviations[c],
                    within(c < 3 ? 0.1 : 0.03));
        }
    }

    @Test
    void refuses_one_prompt_and_holes() {
        assertThatThrownBy(() -> ThreeWayVariance.of(new double[3][2][1])).hasMessage("prompts [1] must be at least 2");
        assertThatThrownBy(() -> ThreeWayVariance.of(new double[1][2][2])).hasMessage("items [1] must be at least 2");
        assertThatThrownBy(() -> ThreeWayVariance.of(new double[][][]{new double[2][2], new double[3][2]}))
                .hasMessage("seeds [2 values] and seeds [3 values] must be as many");
    }

    private static double[][][] table(double[] deviations, SplittableRandom random) {
        double[] item = normals(12, deviations[0], random);
        double[] seed = normals(10, deviations[1], random);
        double[] prompt = normals(8, deviations[2], random);
        double[] itemSeed = normals(120, deviations[3], random);
        double[] itemPrompt = normals(96, deviations[4], random);
        double[] seedPrompt = normals(80, deviations[5], random);
        double[][][] table = new double[12][10][8];
        for (int i = 0; i < 12; i++) {
            for (int s = 0; s < 10; s++) {
                for (int p = 0; p < 8; p++) {
                    table[i][s][p] = item[i] + seed[s] + prompt[p] + itemSeed[10 * i + s] + itemPrompt[8 * i + p]
                            + seedPrompt[8 * s + p] + deviations[6] * random.nextGaussian();
                }
            }
        }
        return table;
    }

    private static double[] normals(int n, double deviation, SplittableRandom random) {
        double[] normals = new double[n];
        for (int i = 0; i < n; i++) {
            normals[i] = deviation * random.nextGaussian();
        }
        return normals;
    }
}
