package io.hakari.scorers.statistics.multiplicity;

import static io.hakari.scorers.statistics.multiplicity.Spending.OBRIEN_FLEMING;
import static io.hakari.scorers.statistics.multiplicity.Spending.POCOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GroupSequentialTest {
    /// Published boundaries have four decimals, the last one not always right.
    private static final Offset<Double> PUBLISHED = within(1.5e-4);

    /// Lan and DeMets' boundaries for a two-sided level of 0.05 (one-sided 0.025) at equal steps, as in the output of the
    /// program of Reboussin, DeMets, Kim and Lan (2000), Controlled Clinical Trials 21.
    @Test
    void has_the_published_boundaries_of_obrien_fleming_spending() {
        compare(OBRIEN_FLEMING, 2.9626, 1.9686);
        compare(OBRIEN_FLEMING, 3.7103, 2.5114, 1.9930);
        compare(OBRIEN_FLEMING, 4.3326, 2.9631, 2.3590, 2.0141);
        compare(OBRIEN_FLEMING, 4.8769, 3.3569, 2.6803, 2.2898, 2.0310);
    }

    @Test
    void has_the_published_boundaries_of_pocock_spending() {
        compare(POCOCK, 2.1570, 2.2010);
        compare(POCOCK, 2.4380, 2.4268, 2.4101, 2.3966, 2.3859);
    }

    /// The second of five, by Simpson's rule with 20,000 steps over the first.
    @Test
    void is_exact_to_more_digits_than_published() {
        assertThat(plan(OBRIEN_FLEMING, 5).looks().get(1).z()).isCloseTo(3.357011921574639, within(1e-12));
    }

    @Test
    void with_one_look_is_the_test_without_looks() {
        Look only = GroupSequential.plan(POCOCK, 0.05, 1).looks().getFirst();

        assertThat(only.z()).isCloseTo(1.6448536269514722, within(1e-14));
        assertThat(only.alpha()).isCloseTo(0.05, within(1e-15));
    }

    @Test
    void spends_all_of_its_level_and_no_more() {
        GroupSequential unequal = GroupSequential.plan(OBRIEN_FLEMING, 0.05, 0.3, 0.31, 0.9, 1);

        assertThat(total(unequal.crossing(0))).isCloseTo(0.05, within(1e-12));
        assertThat(unequal.crossing(0).getFirst()).isCloseTo(OBRIEN_FLEMING.spent(0.3, 0.05), within(1e-15));
    }

    /// 200,000 paths; three deviations of a share of 0.05 are 0.0015, of one of 0.8 are 0.0027.
    @Test
    void crosses_as_often_as_random_walks_do() {
        GroupSequential plan = GroupSequential.plan(POCOCK, 0.05, 0.2, 0.5, 1);

        assertThat(simulated(plan, 0)).isCloseTo(0.05, within(0.0015));
        assertThat(simulated(plan, 2.6)).isCloseTo(total(plan.crossing(2.6)), within(0.0027));
    }

    @Test
    void has_nothing_to_spend_when_next_to_no_information_is_in() {
        Look early = GroupSequential.plan(OBRIEN_FLEMING, 0.05, 0.001, 1).looks().getFirst();

        assertThat(early.spent()).isZero();
        assertThat(early.z()).isInfinite();
        assertThat(early.alpha()).isZero();
    }

    @Test
    void refuses_looks_out_of_order() {
        assertThatThrownBy(() -> GroupSequential.plan(POCOCK, 0.05, 0.5, 0.4))
                .hasMessage("fraction [0.4] must be above [0.5] and at most 1");
        assertThatThrownBy(() -> GroupSequential.plan(POCOCK, 0.05, 0.5, 1.4))
                .hasMessage("fraction [1.4] must be above [0.5] and at most 1");
        assertThatThrownBy(() -> GroupSequential.plan(POCOCK, 0.05, 0.5, 0.50001))
                .hasMessage("fraction [0.50001] must be farther from [0.5]");
        assertThatThrownBy(() -> GroupSequential.plan(POCOCK, 0.05))
                .hasMessage("fractions [] must hold at least one number");
    }

    private static void compare(Spending spending, double... boundaries) {
        List<Look> looks = plan(spending, boundaries.length).looks();
        for (int i = 0; i < boundaries.length; i++) {
            assertThat(looks.get(i).z()).isCloseTo(boundaries[i], PUBLISHED);
        }
    }

    private static GroupSequential plan(Spending spending, int looks) {
        return GroupSequential.plan(spending, 0.025,
                IntStream.rangeClosed(1, looks).mapToDouble(k -> (double) k / looks).toArray());
    }

    private static double simulated(GroupSequential plan, double drift) {
        SplittableRandom random = new SplittableRandom(20);
        int crossed = 0;
        for (int path = 0; path < 200_000; path++) {
            double b = 0;
            double t = 0;
            for (Look look : plan.looks()) {
                double step = look.fraction() - t;
                b += drift * step + random.nextGaussian() * Math.sqrt(step);
                t = look.fraction();
                if (b / Math.sqrt(t) > look.z()) {
                    crossed++;
                    break;
                }
            }
        }
        return crossed / 200_000.0;
    }

    private static double total(List<Double> chances) {
        return chances.stream().mapToDouble(chance -> chance).sum();
    }
}
