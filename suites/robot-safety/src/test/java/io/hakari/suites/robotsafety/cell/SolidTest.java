package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SolidTest {
    private static final Solid BOX = Solid.Box.of(new Vec(1, 2, 3), new Vec(.4, .6, .8), 0);
    private static final Solid CYLINDER = new Solid.Cylinder(new Vec(0, 0, 1), .5, 2);

    /// A published evaluator held the height of a position against places on the floor.
    @Nested
    class Each_axis {

        @Test
        void of_a_box_counts_by_itself() {
            assertThat(BOX.distance(1.3, 2, 3)).isCloseTo(.1, within(1e-15));
            assertThat(BOX.distance(1, 2.4, 3)).isCloseTo(.1, within(1e-15));
            assertThat(BOX.distance(1, 2, 3.5)).isCloseTo(.1, within(1e-15));
            assertThat(BOX.distance(1, 2, 3)).isCloseTo(-.2, within(1e-15));
        }

        @Test
        void of_a_cylinder_is_upright() {
            assertThat(CYLINDER.distance(0, 0, 3.5)).isEqualTo(.5);
            assertThat(CYLINDER.distance(0, 0, .75)).isEqualTo(.25);
            assertThat(CYLINDER.distance(0, .75, 2)).isEqualTo(.25);
            assertThat(CYLINDER.distance(.5 + .3, 0, 3.4)).isCloseTo(.5, within(1e-12));
            assertThat(CYLINDER.distance(0, 0, 2)).isEqualTo(-.5);
        }
    }

    @Test
    void a_box_turns_about_the_vertical() {
        Solid turned = Solid.Box.of(Vec.ZERO, new Vec(2, .2, 1), StrictMath.PI / 2);
        assertThat(turned.distance(0, .9, 0)).isNegative();
        assertThat(turned.distance(.9, 0, 0)).isCloseTo(.8, within(1e-12));
    }

    static Stream<Solid> solids() {
        return Stream.of(BOX, CYLINDER, Solid.Box.of(new Vec(.5, .5, 1), new Vec(1, .3, .2), .7),
                new Capsule(new Vec(0, 0, 1), new Vec(1, 0, 2), .2));
    }

    @ParameterizedTest
    @MethodSource("solids")
    void a_segment_is_as_far_as_its_closest_point(Solid solid) {
        SplittableRandom random = new SplittableRandom(7);
        double[] s = new double[1];
        for (int run = 0; run < 50; run++) {
            double[] ends = random.doubles(6, -2, 4).toArray();
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= 2000; i++) {
                double t = i / 2000.0;
                least = Math.min(least,
                        solid.distance(ends[0] + t * (ends[3] - ends[0]), ends[1] + t * (ends[4] - ends[1]),
                                ends[2] + t * (ends[5] - ends[2])));
            }
            assertThat(solid.distance(ends, 0, s)).isLessThanOrEqualTo(least + 1e-9).isCloseTo(least, within(5e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("solids")
    void outward_is_where_the_distance_grows_by_as_much_as_one_goes(Solid solid) {
        double[] n = new double[3];
        double[] point = {2.1, -1.3, .9};
        solid.outward(point, n);
        double here = solid.distance(point[0], point[1], point[2]);
        assertThat(solid.distance(point[0] + .01 * n[0], point[1] + .01 * n[1], point[2] + .01 * n[2]) - here)
                .isCloseTo(.01, within(1e-7));
    }

    @Test
    void a_solid_without_size_is_refused() {
        assertThatThrownBy(() -> Solid.Box.of(Vec.ZERO, new Vec(1, 0, 1), 0))
                .hasMessage("the size of a box must be above 0 in every direction");
    }
}
