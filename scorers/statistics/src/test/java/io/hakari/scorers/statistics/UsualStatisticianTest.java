package io.hakari.scorers.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.gate.Plan;
import io.hakari.gate.SafetyLimit;
import io.hakari.gate.Statistician;

class UsualStatisticianTest {
    private static final Plan PLAN = Plan.power(0.8, 0.5);

    private final Statistician statistician = new UsualStatistician();

    @Test
    void is_found_as_a_service() {
        assertThat(ServiceLoader.load(Statistician.class).findFirst()).get().isInstanceOf(UsualStatistician.class);
    }

    @Nested
    class The_need {

        /// By hand: ((1.6448536 + 0.8416212) · 0.5 / 0.02)² = 3864.097, and a tenth more is 4250.5.
        @Test
        void of_one_gate_is_the_non_inferiority_size_and_a_tenth_more() {
            Statistician.Need need = statistician.need(PLAN, 0.02, 0.05, 1);

            assertThat(need.trials()).isEqualTo(4251);
            assertThat(need.sentence()).isEqualTo("4,251 pairs: deviation 0.5, margin 2 points, one-sided alpha 0.05, "
                    + "power 80 %, 10 % in reserve");
        }

        /// By hand: a power of 1 - 0.2/40 = 0.995 each, ((1.6448536 + 2.5758293) · 0.316 / 0.02)² · 1.1 = 4891.9.
        @Test
        void of_many_gates_divides_the_chance_of_missing() {
            Statistician.Need need = statistician.need(Plan.power(0.8, 0.316), 0.02, 0.05, 40);

            assertThat(need.trials()).isEqualTo(4892);
            assertThat(need.sentence()).contains("power 80 % for 40 gates together");
        }

        /// By hand: (2.4864748 · 0.5 / 0.015)² · 1.5 · 1.1 = 11334.7.
        @Test
        void grows_with_a_loss_in_truth_and_with_clusters() {
            Statistician.Need need = statistician.need(new Plan(0.8, 0.5, -0.005, 1.5), 0.02, 0.05, 1);

            assertThat(need.trials()).isEqualTo(11_335);
            assertThat(need.sentence()).endsWith(
                    "power 80 %, true change -0.5 points, design effect 1.5, 10 % in reserve");
        }

        @Test
        void is_refused_where_the_truth_is_as_bad_as_the_margin() {
            assertThatThrownBy(() -> statistician.need(new Plan(0.8, 0.5, -0.02, 1), 0.02, 0.05, 1))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[-0.02]");
        }

        @Test
        void for_no_gate_is_refused() {
            assertThatThrownBy(() -> statistician.need(PLAN, 0.02, 0.05, 0)).hasMessage("gates [0] must be at least 1");
        }
    }

    @Nested
    class The_detectable_margin {

        @Test
        void needs_just_these_trials() {
            Plan plan = new Plan(0.9, 0.4, 0.003, 2);
            double margin = statistician.detectable(plan, 0.025, 7, 5000);

            assertThat(statistician.need(plan, margin, 0.025, 7).trials()).isBetween(5000L, 5001L);
        }

        @Test
        void of_nothing_is_refused() {
            assertThatThrownBy(() -> statistician.detectable(PLAN, 0.05, 1, 0))
                    .hasMessage("trials [0] must be at least 1");
        }
    }

    @Nested
    class Spending {

        @Test
        void at_one_look_is_everything() {
            assertThat(statistician.spend(0.05, List.of(1.0))).singleElement().satisfies(
                    alpha -> assertThat(alpha).isCloseTo(0.05, withPercentage(1e-6)));
        }

        /// The boundaries 2.963 and 1.969 of two equal looks at 0.025 are in every table of Lan and DeMets' plans.
        @Test
        void at_two_looks_is_that_of_lan_and_demets() {
            assertThat(statistician.spend(0.025, List.of(0.5, 1.0))).satisfiesExactly(
                    first -> assertThat(first).isCloseTo(0.001525, withPercentage(0.1)),
                    last -> assertThat(last).isCloseTo(0.0245, withPercentage(0.2)));
        }

        @Test
        void never_gives_a_rate_that_an_interval_cannot_have() {
            assertThat(1 - 2 * statistician.spend(0.05, List.of(0.01, 1.0)).getFirst()).isLessThan(1);
        }
    }

    @Nested
    class Noise {

        @Test
        void of_runs_that_agree_is_none() {
            assertThat(statistician.noise(new double[]{0.9, 0.9, 0.9})).isZero();
        }

        /// Student's quantiles 12.7062 (1 degree of freedom) and 2.776445 (4); deviations 0.01 √2 and 0.0158114.
        @Test
        void is_wider_for_fewer_runs() {
            assertThat(statistician.noise(new double[]{0.80, 0.82})).isCloseTo(0.254124, within(1e-5));
            assertThat(statistician.noise(new double[]{0.80, 0.81, 0.82, 0.83, 0.84})).isCloseTo(0.0620832,
                    within(1e-6));
        }

        @Test
        void of_one_run_is_refused() {
            assertThatThrownBy(() -> statistician.noise(new double[]{0.5}))
                    .hasMessage("values [1] must be at least two runs");
        }
    }

    @Nested
    class A_demonstration {

        /// 299, 473 and 628 trials for 1 %, 2,995,731 for 1e-6: shared/goldens, and scipy 1.17.1, binom.cdf(k, n, limit).
        @Test
        void takes_more_trials_for_each_violation_that_it_allows() {
            assertThat(statistician.demonstration(0.01, 0.05, 0)).isEqualTo(299);
            assertThat(statistician.demonstration(0.01, 0.05, 1)).isEqualTo(473);
            assertThat(statistician.demonstration(0.01, 0.05, 2)).isEqualTo(628);
            assertThat(statistician.demonstration(1e-6, 0.05, 0)).isEqualTo(2_995_731);
        }

        @Test
        void without_a_violation_is_the_one_that_a_safety_limit_tells() {
            for (double limit : new double[]{0.3, 0.01, 1e-4, 1e-7}) {
                assertThat(statistician.demonstration(limit, 0.05, 0))
                        .isEqualTo(SafetyLimit.demonstration(limit, 0.05));
            }
        }

        /// scipy 1.17.1: chi2.isf(alpha, 2*r + 2) / 2 / limit.
        @Test
        void of_a_rate_takes_more_hours_for_each_event() {
            assertThat(statistician.exposure(1, 0.05, 0)).isCloseTo(2.9957322735539895, within(1e-9));
            assertThat(statistician.exposure(1e-6, 0.01, 5)).isCloseTo(13.108483652767926e6, within(1e-3));
        }
    }
}
