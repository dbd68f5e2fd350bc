package io.hakari.scorers.statistics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class ClusteredMeanTest {

    @Test
    void of_one_cluster_says_nothing_of_another() {
        ClusteredMean mean = ClusteredMean.of(new double[]{1, 0, 1}, new int[]{4, 4, 4});

        assertThat(mean.clusters()).isEqualTo(1);
        assertThat(mean.naive()).isPresent();
        assertThat(mean.errors()).isEmpty();
        assertThat(mean.interval(0.95)).isEmpty();
    }

    @Test
    void of_one_number_has_no_error_at_all() {
        ClusteredMean mean = ClusteredMean.of(new double[]{0.3}, new int[]{0});

        assertThat(mean.mean()).isEqualTo(0.3);
        assertThat(mean.naive()).isEmpty();
        assertThat(mean.errors()).isEmpty();
    }

    /// With clusters of one size 1 - w is (G-1)/G, so that CR2 is CR1 and the degrees of freedom are G - 1.
    @Test
    void with_equal_clusters_is_the_mean_of_their_means() {
        double[] values = {1, 3, 2, 6, 5, 7, 0, 2};
        ClusterErrors errors = ClusteredMean.of(values, new int[]{0, 0, 1, 1, 2, 2, 3, 3}).errors().orElseThrow();
        ClusteredMean means = ClusteredMean.of(new double[]{2, 4, 6, 1}, new int[]{0, 1, 2, 3});

        assertThat(errors.cr2()).isCloseTo(errors.cr1(), within(1e-15));
        assertThat(errors.cr2()).isCloseTo(means.naive().orElseThrow(), within(1e-15));
        assertThat(errors.df()).isCloseTo(3, within(1e-12));
    }

    /// Student's 97.5 % quantile with one degree of freedom is tan(0.475 π).
    @Test
    void has_students_interval_with_satterthwaites_degrees_of_freedom() {
        Interval interval = ClusteredMean.of(new double[]{0, 0, 1, 1}, new int[]{0, 0, 1, 1}).interval(0.95)
                .orElseThrow();

        assertThat(interval.upper()).isCloseTo(0.5 + 0.5 * Math.tan(0.475 * Math.PI), within(1e-12));
        assertThat(interval.lower()).isCloseTo(0.5 - 0.5 * Math.tan(0.475 * Math.PI), within(1e-12));
    }

    @Test
    void takes_the_error_that_knows_unequal_clusters() {
        ClusteredMean mean = ClusteredMean.of(new double[]{0, 1, 1, 1, 0}, new int[]{0, 0, 0, 1, 2});
        ClusterErrors errors = mean.errors().orElseThrow();
        Interval wide = mean.interval(0.95).orElseThrow();
        double t = TDistribution.of(errors.df()).inverseSurvivalProbability(0.025);

        assertThat((wide.upper() - wide.lower()) / 2).isCloseTo(t * errors.cr2(), within(1e-12));
        assertThat(Math.abs(errors.cr1() - errors.cr2())).isGreaterThan(1e-3);
    }

    /// By hand: the diagonal of p² is about 1, everything beside it about 2 · 10⁻⁷.
    @Test
    void has_one_degree_of_freedom_when_one_cluster_is_nearly_all() {
        ClusterSums sums = new ClusterSums();
        for (int i = 0; i < 10_000_000; i++) {
            sums.add(0, i & 1);
        }
        sums.add(1, 1);
        sums.add(2, 0);

        assertThat(ClusteredMean.of(sums).errors().orElseThrow().df()).isCloseTo(1, within(1e-6));
    }

    /// Eight unequal clusters, each with an effect of its own; the truth is 0. Naive intervals miss it half the time.
    @Test
    void is_honest_with_few_unequal_clusters() {
        SplittableRandom random = new SplittableRandom(7);
        int naive = 0;
        int clustered = 0;
        for (int run = 0; run < 2000; run++) {
            ClusterSums sums = new ClusterSums();
            for (int g = 0; g < 8; g++) {
                double effect = random.nextGaussian();
                for (int i = 0; i < 10 * (g + 1); i++) {
                    sums.add(g, effect + random.nextGaussian());
                }
            }
            ClusteredMean mean = ClusteredMean.of(sums);
            naive += Math.abs(mean.mean()) > 1.96 * mean.naive().orElseThrow() ? 1 : 0;
            Interval interval = mean.interval(0.95).orElseThrow();
            clustered += interval.lower() > 0 || interval.upper() < 0 ? 1 : 0;
        }

        assertThat(naive / 2000.0).isGreaterThan(0.5);
        assertThat(clustered / 2000.0).isBetween(0.03, 0.075);
    }

    @Test
    void refuses_a_confidence_that_is_none() {
        assertThatThrownBy(() -> ClusteredMean.of(new double[]{0, 1}, new int[]{0, 1}).interval(1))
                .hasMessage("confidence [1.0] must be in (0, 1)");
    }
}
