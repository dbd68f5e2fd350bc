package io.hakari.scorers.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class EmpiricalBernsteinTest {

    @Test
    void mirrors_the_numbers() {
        double[] x = {0.1, 0.9, 0.4, 0.4, 1, 0, 0.7, 0.3, 0.2, 0.9};
        double[] mirrored = {0.9, 0.1, 0.6, 0.6, 0, 1, 0.3, 0.7, 0.8, 0.1};
        List<Interval> there = EmpiricalBernstein.sequence(x, 0.5, 0.5);
        List<Interval> back = EmpiricalBernstein.sequence(mirrored, 0.5, 0.5);

        assertThat(there.getLast().lower()).isCloseTo(1 - back.getLast().upper(), within(1e-15));
        assertThat(there.getLast().upper()).isCloseTo(1 - back.getLast().lower(), within(1e-15));
    }

    /// 500 runs looked at 1000 times each; at most 5 % may ever miss, and these intervals are wide.
    @Test
    void holds_the_mean_at_all_times() {
        SplittableRandom random = new SplittableRandom(5);
        int missed = 0;
        for (int run = 0; run < 500; run++) {
            EmpiricalBernstein state = new EmpiricalBernstein(0.05, 0.5);
            boolean held = true;
            for (int t = 0; t < 1000; t++) {
                state.add(random.nextInt(10) < 8 ? 1 : 0);
                held &= state.interval().lower() <= 0.8 && state.interval().upper() >= 0.8;
            }
            missed += held ? 0 : 1;
        }

        assertThat(missed / 500.0).isLessThan(0.05);
    }

    @Test
    void knows_nothing_at_first_and_refuses_numbers_without_bounds() {
        EmpiricalBernstein state = new EmpiricalBernstein(0.1, 0.5);

        assertThat(state.interval()).isEqualTo(new Interval(0, 1, 0.9));
        assertThatThrownBy(() -> state.add(1.5)).hasMessage("x [1.5] must be in [0, 1]");
        assertThatThrownBy(() -> state.add(Double.NaN)).hasMessage("x [NaN] must be in [0, 1]");
        assertThatThrownBy(() -> new EmpiricalBernstein(0.1, 1)).hasMessage("cap [1.0] must be in (0, 1)");
        assertThat(EmpiricalBernstein.sequence(new double[0], 0.05, 0.5)).isEmpty();
    }
}
