package io.hakari.scorers.statistics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class ChangePointsTest {
    private static final ChangePoints.Prior PRIOR = new ChangePoints.Prior(0, 1, 1, 1);

    @Test
    void count_from_the_change_on() {
        SplittableRandom random = new SplittableRandom(1);
        double[] x = new double[80];
        for (int i = 0; i < 80; i++) {
            x[i] = (i < 50 ? 0 : 8) + random.nextGaussian();
        }
        ChangePoints found = ChangePoints.of(x, 0.01, PRIOR);

        assertThat(found.points().get(49).mostLikely()).isEqualTo(50);
        assertThat(found.points().get(79).mostLikely()).isEqualTo(30);
        assertThat(found.points().get(79).mean()).isCloseTo(30, within(0.5));
    }

    /// A change may follow any value, whatever it is.
    @Test
    void may_lie_after_the_first_value() {
        assertThat(ChangePoints.of(new double[]{1e6}, 0.3, PRIOR).points().getFirst().mean())
                .isCloseTo(0.7, within(1e-14));
        assertThat(ChangePoints.of(new double[]{0}, 0.6, PRIOR).points().getFirst().mostLikely()).isZero();
    }

    @Test
    void do_not_underflow_on_a_long_series() {
        assertThat(ChangePoints.of(new double[1500], 0.001, PRIOR).points().getLast().mostLikely()).isEqualTo(1500);
    }

    @Test
    void refuse_a_prior_that_is_none() {
        assertThatThrownBy(() -> new ChangePoints.Prior(0, 0, 1, 1)).hasMessage("kappa [0.0] must be above 0");
        assertThatThrownBy(() -> ChangePoints.of(new double[]{0}, 1, PRIOR))
                .hasMessage("hazard [1.0] must be in (0, 1)");
        assertThatThrownBy(() -> ChangePoints.of(new double[]{Double.NaN}, 0.1, PRIOR))
                .hasMessage("x [NaN] must be finite");
    }
}
