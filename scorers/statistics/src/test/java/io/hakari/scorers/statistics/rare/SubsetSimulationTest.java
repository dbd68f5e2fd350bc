package io.hakari.scorers.statistics.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.scorers.statistics.number.Normal;
import io.hakari.scorers.statistics.rare.RareProbability.Bounded;
import io.hakari.scorers.statistics.rare.RareProbability.Settled;

/// Every margin here has a probability in closed form; what is allowed beside it is 3.5 standard errors of the repeats.
class SubsetSimulationTest {
    private static final double ERRORS = 3.5;

    private static SubsetSimulation plan(int dimensions) {
        return new SubsetSimulation(dimensions, 1000, 20, 0.95, 7);
    }

    private static Settled settled(SubsetSimulation plan, Margin margin) throws InterruptedException {
        return (Settled) plan.run(margin, 1);
    }

    private static Bounded bounded(Margin margin) throws InterruptedException {
        return (Bounded) plan(2).run(margin, 2);
    }

    private static void assertIs(Settled found, double probability) {
        double error = found.variation() / Math.sqrt(found.repeats());
        assertThat(found.value() / probability).isCloseTo(1, within(ERRORS * error));
        assertThat(found.variation()).isLessThan(0.7);
    }

    @Nested
    class The_probability {

        @ParameterizedTest
        @CsvSource({"2, 2", "2, 3", "2, 4", "2, 5", "100, 2", "100, 3", "100, 4", "100, 5"})
        void beyond_a_plane_is_that_of_one_normal_number(int dimensions, double distance) throws InterruptedException {
            Settled found = settled(plan(dimensions),
                    u -> DoubleStream.of(u).sum() / Math.sqrt(dimensions) - distance);

            assertIs(found, Normal.above(distance));
            assertThat(found.interval().lower()).isLessThan(found.value());
            assertThat(found.interval().upper()).isGreaterThan(found.value());
            assertThat(found.method()).isEqualTo("log-normal");
        }

        @Test
        void of_two_branches_is_that_of_both() throws InterruptedException {
            double near = Normal.above(3);
            double far = Normal.above(3.5);

            assertIs(settled(plan(2), u -> Math.abs(u[0]) - 3.5), 2 * far);
            assertIs(settled(plan(2), u -> Math.max(u[0] - 3, u[1] - 3.5)), near + far - near * far);
        }

        @Test
        void behind_a_plateau_is_found() throws InterruptedException {
            assertIs(settled(plan(2), u -> (u[0] >= 1 && u[0] < 2.5 ? 1 : u[0]) - 4), Normal.above(4));
            assertIs(settled(plan(2), u -> Math.max(u[0], 1.5) - 4), Normal.above(4));
        }

        @Test
        void of_what_is_common_is_counted() throws InterruptedException {
            Settled found = settled(plan(2), u -> u[0] - 1);

            assertIs(found, Normal.above(1));
            assertThat(found.method()).isEqualTo("clopper-pearson");
            assertThat(found.evaluations()).isEqualTo(20_000);
        }

        @Test
        void is_the_product_of_the_shares_of_its_levels() throws InterruptedException {
            Settled found = settled(plan(2), u -> u[0] - 4);

            assertThat(found.levels()).hasSize(5);
            assertThat(found.levels()).extracting(Level::threshold).isSorted().last().isEqualTo(0.0);
            assertThat(found.levels()).extracting(Level::share).first().isEqualTo(0.1);
            assertThat(found.levels().getFirst().correlation()).isZero();
            assertThat(found.levels().stream().mapToDouble(Level::share).reduce(1, (a, b) -> a * b))
                    .isBetween(Normal.above(4) / 3, 3 * Normal.above(4));
            assertThat(found.evaluations()).isBetween(20 * (1000 + 4 * 890L), 20 * (1000 + 4 * 910L));
        }
    }

    @Nested
    class Its_uncertainty {

        /// 181 to 198 of 200 is what a coverage of 95 % gives in all but 2 of 1000 tries.
        @Test
        void is_kept_by_the_interval() throws InterruptedException {
            double probability = Normal.above(3.5);
            int covered = 0;
            for (int seed = 0; seed < 200; seed++) {
                Settled found = settled(new SubsetSimulation(2, 500, 10, 0.95, seed), u -> u[0] - 3.5);
                covered += found.interval().lower() <= probability && probability <= found.interval().upper() ? 1 : 0;
            }
            assertThat(covered).isBetween(181, 198);
        }

        /// Without the correlation of chains the spread of a run would pass for half of what it is.
        @Test
        void is_told_by_correlated_chains_about_as_by_repeats() throws InterruptedException {
            Settled found = settled(new SubsetSimulation(2, 500, 200, 0.95, 3), u -> u[0] - 3.5);
            double independent = Math.sqrt(found.levels().stream()
                    .mapToDouble(level -> (1 - level.share()) / (level.share() * 500)).sum());

            assertThat(found.chains() / found.variation()).isBetween(0.8, 1.3);
            assertThat(independent / found.variation()).isLessThan(0.75);
        }

        @Test
        void is_the_same_for_the_same_seed_on_any_number_of_threads() throws InterruptedException {
            Margin margin = u -> u[0] + u[2] - 4;

            assertThat(plan(3).run(margin, 1)).isEqualTo(plan(3).run(margin, 3));
        }
    }

    @Nested
    class No_number_is_given {

        @Test
        void when_everything_is_an_event() throws InterruptedException {
            Bounded found = bounded(_ -> 0.5);

            assertThat(found.reason()).isEqualTo("all of 20,000 independent samples are events");
            // scipy 1.17.1: beta.ppf(.025, 20000, 1)
            assertThat(found.interval().lower()).isCloseTo(0.9998155730360381, within(1e-12));
            assertThat(found.interval().upper()).isEqualTo(1);
        }

        @Test
        void when_the_event_is_never_reached() throws InterruptedException {
            Bounded found = bounded(u -> -1 - 1 / (1 + Math.exp(u[0])));

            assertThat(found.reason()).isEqualTo(
                    "20 of 20 repeats did not reach the event: the event was not reached in 16 levels; their largest"
                            + " margin was -1.00");
            assertThat(found.interval().lower()).isZero();
            // scipy 1.17.1: beta.ppf(.975, 1, 20000)
            assertThat(found.interval().upper()).isCloseTo(1.844269639618992e-4, within(1e-12));
        }

        /// Exactly on the limit is not beyond it.
        @Test
        void when_nothing_rises_above_the_limit() throws InterruptedException {
            assertThat(bounded(u -> Math.min(0, u[0] - 1)).reason()).startsWith(
                    "20 of 20 repeats did not reach the event: the margin has a plateau that 0 samples of a level rise"
                            + " above; at least 10 must; their largest margin was 0.0");
        }

        @Test
        void when_chains_hardly_move() throws InterruptedException {
            assertThat(bounded(u -> scattered(u[0]) - 0.997).reason())
                    .matches("chains hardly move: [0-4]\\.[0-9] % of the steps of a level were taken; the margin"
                            + " changes too abruptly for them");
        }

        /// The chains follow the first number, the event lies where the second is large.
        @Test
        void when_the_repeats_disagree() throws InterruptedException {
            assertThat(bounded(u -> u[1] > 3.3 ? 1 : u[0] - 9).reason())
                    .matches("the repeats disagree: their coefficient of variation is [1-4]\\.[0-9]+; take more samples"
                            + " per level");
        }

        /// Who is not the same each time does to chains what it did not do to the 1000 free samples before them: of a repeat
        /// 1000 and 900 are asked for.
        @Test
        void when_counting_contradicts_the_chains() throws InterruptedException {
            int[] asked = new int[1];
            Bounded found = (Bounded) plan(2).run(u -> u[0] - (asked[0]++ % 1900 < 1000 ? 1.7 : 2.3), 1);

            assertThat(found.reason())
                    .matches(
                            "the chains say 0\\.0[12][0-9]+ and counting says 0\\.04[0-9]+ to 0\\.0[45][0-9]+; a part of"
                                    + " the event is not where the chains look");
        }

        private static double scattered(double u) {
            long bits = Double.doubleToLongBits(u) * 0x9E3779B97F4A7C15L;
            bits ^= bits >>> 29;
            bits *= 0xBF58476D1CE4E5B9L;
            return ((bits ^ (bits >>> 32)) >>> 11) * 0x1p-53;
        }
    }

    @Nested
    class Refused_are {

        @Test
        void plans_that_tell_nothing() {
            assertThatThrownBy(() -> new SubsetSimulation(2, 1000, 9, 0.95, 1))
                    .hasMessage("repeats [9] must be at least 10; the spread of fewer is not known");
            assertThatThrownBy(() -> new SubsetSimulation(2, 1005, 10, 0.95, 1))
                    .hasMessage("samples per level [1005] must be a multiple of 10 and at least 100");
            assertThatThrownBy(() -> new SubsetSimulation(0, 1000, 10, 0.95, 1))
                    .hasMessage("dimensions [0] must be at least 1");
            assertThatThrownBy(() -> new SubsetSimulation(1, 1000, 10, 1, 1))
                    .hasMessage("confidence [1.0] must be in (0, 1)");
        }

        @Test
        void margins_that_are_not_numbers() {
            assertThatThrownBy(() -> plan(1).run(_ -> Double.NaN, 2)).hasMessageMatching(
                    "margin \\[NaN\\] at \\[-?[0-9.E-]+\\] must be a number");
        }
    }
}
