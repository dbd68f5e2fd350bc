package io.hakari.scorers.statistics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class WildBootstrapTest {

    @Test
    void finds_nothing_against_the_mean_itself_and_much_against_a_far_one() {
        WildBootstrap test = WildBootstrap.of(sums(new SplittableRandom(1), 6), 1999, 5);

        assertThat(test.p(ClusteredMean.of(sums(new SplittableRandom(1), 6)).mean())).isEqualTo(1);
        assertThat(test.p(1000)).isLessThan(0.01);
    }

    @Test
    void ends_its_interval_where_the_test_turns() {
        WildBootstrap test = WildBootstrap.of(sums(new SplittableRandom(2), 7), 999, 5);
        Interval interval = test.interval(0.9);

        assertThat(test.p(interval.upper() + 0.02)).isLessThanOrEqualTo(0.1);
        assertThat(test.p(interval.upper() - 0.02)).isGreaterThan(0.1);
        assertThat(test.p(interval.lower() - 0.02)).isLessThanOrEqualTo(0.1);
        assertThat(test.p(interval.lower() + 0.02)).isGreaterThan(0.1);
    }

    @Test
    void is_the_same_for_the_same_seed() {
        ClusterSums sums = sums(new SplittableRandom(3), 5);

        assertThat(WildBootstrap.of(sums, 999, 8).interval(0.95))
                .isEqualTo(WildBootstrap.of(sums, 999, 8).interval(0.95))
                .isNotEqualTo(WildBootstrap.of(sums, 999, 9).interval(0.95));
    }

    /// Six clusters of unequal size and a true mean of 0; three deviations of a simulation of 1000 are 0.02.
    @Test
    void keeps_its_level_with_six_clusters() {
        SplittableRandom random = new SplittableRandom(11);
        int rejected = 0;
        for (int run = 0; run < 1000; run++) {
            rejected += WildBootstrap.of(sums(random, 6), 199, run).p(0) <= 0.05 ? 1 : 0;
        }

        assertThat(rejected / 1000.0).isCloseTo(0.05, within(0.025));
    }

    @Test
    void refuses_what_it_cannot_resample() {
        ClusterSums one = ClusterSums.of(new double[]{0, 1}, new int[]{0, 0});
        ClusterSums same = ClusterSums.of(new double[]{1, 1}, new int[]{0, 1});

        assertThatThrownBy(() -> WildBootstrap.of(one, 999, 1)).hasMessage("clusters [1] must be at least 2");
        assertThatThrownBy(() -> WildBootstrap.of(same, 9, 1)).hasMessage("replicates [9] must be at least 99");
        assertThatThrownBy(() -> WildBootstrap.of(same, 999, 1))
                .hasMessage("means [1.0] of all clusters must differ");
    }

    private static ClusterSums sums(SplittableRandom random, int clusters) {
        ClusterSums sums = new ClusterSums();
        for (int g = 0; g < clusters; g++) {
            double effect = random.nextGaussian();
            for (int i = 0; i < 5 + 2 * g; i++) {
                sums.add(g, effect + random.nextGaussian());
            }
        }
        return sums;
    }
}
