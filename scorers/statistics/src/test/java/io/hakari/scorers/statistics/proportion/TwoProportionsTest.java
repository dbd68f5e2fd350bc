package io.hakari.scorers.statistics.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.proportion.TwoProportions.Variance;

class TwoProportionsTest {
    private static final double Z = 1.959963984540054;
    private static final List<Arms> ARMS = List.of(new Arms(85, 100, 88, 100), new Arms(7, 10, 3, 10),
            new Arms(1, 250, 0, 30), new Arms(0, 20, 0, 25), new Arms(50, 50, 60, 60),
            new Arms(1_999_999_990, 2_000_000_000, 1_999_999_995, 2_000_000_000));

    @ParameterizedTest
    @EnumSource
    void a_score_interval_ends_where_the_test_stops_rejecting(Variance variance) {
        for (Arms arms : ARMS) {
            Interval interval = TwoProportions.score(arms, 0.95, variance);

            assertThat(z(arms, interval.lower(), variance)).as("%s", arms).isCloseTo(Z, within(1e-6));
            assertThat(z(arms, interval.upper(), variance)).as("%s", arms).isCloseTo(-Z, within(1e-6));
        }
    }

    @Test
    void a_score_interval_may_reach_the_ends_and_not_pass_them() {
        assertThat(TwoProportions.score(new Arms(5, 5, 0, 7), 0.95, Variance.MIETTINEN_NURMINEN).upper()).isEqualTo(1);
        assertThat(TwoProportions.score(new Arms(0, 5, 7, 7), 0.95, Variance.MIETTINEN_NURMINEN).lower()).isEqualTo(-1);
    }

    @Test
    void every_interval_turns_around_with_its_arms() {
        for (Arms arms : ARMS) {
            Arms swapped = new Arms(arms.x2(), arms.n2(), arms.x1(), arms.n1());
            turned(TwoProportions.newcombe(arms, 0.9), TwoProportions.newcombe(swapped, 0.9));
            turned(TwoProportions.agrestiCaffo(arms, 0.9), TwoProportions.agrestiCaffo(swapped, 0.9));
            turned(TwoProportions.score(arms, 0.9, Variance.MIETTINEN_NURMINEN),
                    TwoProportions.score(swapped, 0.9, Variance.MIETTINEN_NURMINEN));
        }
    }

    @Test
    void a_wider_margin_is_kept_more_surely() {
        Arms arms = new Arms(85, 100, 88, 100);
        double last = 1;
        for (double margin = -0.2; margin < 0.9; margin += 0.1) {
            double p = TwoProportions.nonInferiority(arms, margin, Variance.FARRINGTON_MANNING).test().p()
                    .orElseThrow();
            assertThat(p).isLessThan(last);
            last = p;
        }
    }

    @Test
    void nothing_is_known_without_a_margin_and_without_a_success() {
        ScoreTest test = TwoProportions.nonInferiority(new Arms(0, 5, 0, 5), 0, Variance.MIETTINEN_NURMINEN).test();

        assertThat(test.z()).isEmpty();
        assertThat(test.p()).isEmpty();
    }

    @Test
    void impossible_numbers_are_refused() {
        assertThatThrownBy(() -> new Arms(6, 5, 0, 5)).hasMessage("successes [6] must be in [0, 5]");
        assertThatThrownBy(() -> TwoProportions.nonInferiority(ARMS.getFirst(), 1, Variance.FARRINGTON_MANNING))
                .hasMessage("margin [1.0] must be in (-1, 1)");
        assertThatThrownBy(() -> TwoProportions.newcombe(ARMS.getFirst(), 1))
                .hasMessage("confidence [1.0] must be in (0, 1)");
    }

    private static double z(Arms arms, double difference, Variance variance) {
        return TwoProportions.nonInferiority(arms, -difference, variance).test().z().orElseThrow();
    }

    private static void turned(Interval one, Interval other) {
        assertThat(one.lower()).isCloseTo(-other.upper(), within(1e-14));
        assertThat(one.upper()).isCloseTo(-other.lower(), within(1e-14));
    }
}
