package io.hakari.scorers.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class PowerPlanTest {
    private static final PowerPlan PLAN = new PowerPlan(0.316, 1, 0.01, 0.05, PowerPlan.powerOfEach(40, 0.2));

    /// 17,789 by the formula, 10 % more.
    @Test
    void says_its_inputs_and_its_result_in_one_sentence() {
        assertThat(PLAN.sentence()).isEqualTo("19,568 items exclude a drop of 0.0095 with power 0.9950 at one-sided"
                + " alpha 0.0500, given a deviation of 0.3160 and a design effect of 1.00, with 10 % in reserve"
                + " for a margin of 0.0100.");
    }

    @Test
    void divides_the_chance_to_miss_a_good_candidate_among_the_gates() {
        assertThat(PowerPlan.powerOfEach(40, 0.2)).isCloseTo(0.995, within(1e-15));
        assertThat(PowerPlan.powerOfEach(1, 0.2)).isEqualTo(0.8);
    }

    @Test
    void costs_clusters_their_design_effect() {
        PowerPlan clustered = new PowerPlan(0.316, 3, 0.01, 0.05, 0.995);

        assertThat((double) clustered.items() / (double) PLAN.items()).isCloseTo(3, within(1e-3));
        assertThat(clustered.detectable()).isCloseTo(PLAN.detectable(), within(1e-6));
    }

    @Test
    void excludes_less_than_its_margin_and_more_with_fewer_items() {
        assertThat(PLAN.detectable()).isCloseTo(0.01 / Math.sqrt(1.1), within(1e-6));
        assertThat(PLAN.detectable(100)).isGreaterThan(0.1);
    }

    /// A candidate that is as good passes with the power planned, 5000 gates of 280 items; three deviations are 0.013.
    @Test
    void keeps_its_promise() {
        PowerPlan plan = new PowerPlan(1, 1, 0.17, 0.05, 0.85);
        SplittableRandom random = new SplittableRandom(3);
        int passed = 0;
        double error = 1 / Math.sqrt((double) plan.items());
        for (int run = 0; run < 5000; run++) {
            passed += random.nextGaussian() * error - 1.6448536269514722 * error > -plan.detectable() ? 1 : 0;
        }

        assertThat(passed / 5000.0).isCloseTo(0.85, within(0.016));
    }

    @Test
    void refuses_what_it_cannot_plan_with() {
        assertThatThrownBy(() -> new PowerPlan(0, 1, 0.01, 0.05, 0.8)).hasMessage("deviation [0.0] must be above 0");
        assertThatThrownBy(() -> new PowerPlan(1, 0.5, 0.01, 0.05, 0.8))
                .hasMessage("design effect [0.5] must be at least 1");
        assertThatThrownBy(() -> new PowerPlan(1, 1, 0, 0.05, 0.8)).hasMessage("margin [0.0] must be above 0");
        assertThatThrownBy(() -> new PowerPlan(1, 1, 0.01, 0.05, Double.NaN))
                .hasMessage("power [NaN] must be in (0, 1)");
        assertThatThrownBy(() -> PowerPlan.powerOfEach(0, 0.2)).hasMessage("gates [0] must be at least 1");
        assertThatThrownBy(() -> NonInferiority.sampleSize(1, 0.01, -0.02, 0.05, 0.8))
                .hasMessage("true difference [-0.02] must be above minus the margin [0.01]");
    }
}
