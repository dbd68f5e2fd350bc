package io.hakari.scorers.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class PairedNonInferiorityTest {

    @Test
    void is_the_capital_of_the_upward_gambler() {
        double[] differences = {0, 1, -1, 0, 0.5, 0, 1};
        double[] x = {0.5, 1, 0, 0.5, 0.75, 0.5, 1};
        PairedNonInferiority evidence = new PairedNonInferiority(0.1, 0.05, 0.5);
        for (double difference : differences) {
            evidence.add(difference);
        }

        assertThat(evidence.logE()).isCloseTo(HedgedCapital.of(x, 0.45, 0.05, 0.5).logUpward(), within(1e-15));
    }

    @Test
    void shows_a_good_candidate_to_be_no_worse_and_forgets_it_not() {
        PairedNonInferiority evidence = new PairedNonInferiority(0.1, 0.05, 0.5);
        int pairs = 0;
        while (evidence.shownAfter().isEmpty()) {
            assertThat(evidence.logE()).isLessThan(Math.log(20));
            evidence.add(0);
            pairs++;
        }
        for (int i = 0; i < 20; i++) {
            evidence.add(-1);
        }

        assertThat(pairs).isBetween(10, 200);
        assertThat(evidence.logE()).isLessThan(Math.log(20));
        assertThat(evidence.shownAfter()).hasValue(pairs);
    }

    /// 1000 candidates that are worse by exactly the margin, looked at after each of 1000 pairs.
    @Test
    void rarely_clears_a_candidate_that_is_worse_by_the_margin() {
        SplittableRandom random = new SplittableRandom(12);
        int cleared = 0;
        for (int run = 0; run < 1000; run++) {
            PairedNonInferiority evidence = new PairedNonInferiority(0.1, 0.05, 0.5);
            for (int i = 0; i < 1000; i++) {
                double u = random.nextDouble();
                evidence.add(u < 0.2 ? -1 : u < 0.3 ? 1 : 0);
            }
            cleared += evidence.shownAfter().isPresent() ? 1 : 0;
        }

        assertThat(cleared / 1000.0).isBetween(0.001, 0.05);
    }

    @Test
    void refuses_differences_without_bounds() {
        PairedNonInferiority evidence = new PairedNonInferiority(0.1, 0.05, 0.5);

        assertThatThrownBy(() -> evidence.add(1.5)).hasMessage("difference [1.5] must be in [-1, 1]");
        assertThatThrownBy(() -> new PairedNonInferiority(1, 0.05, 0.5)).hasMessage("margin [1.0] must be in [0, 1)");
        assertThat(evidence.shownAfter()).isEmpty();
    }
}
