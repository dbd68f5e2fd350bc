package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private final double[] s = new double[2];

    @RepeatedTest(20)
    void the_closest_points_are_no_farther_than_any_others(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        double[] a = random.doubles(6, -1, 1).toArray();
        double[] b = random.doubles(6, -1, 1).toArray();
        double found = Segments.distanceSquared(a, 0, b, 0, s);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 200; i++) {
            for (int j = 0; j <= 200; j++) {
                least = Math.min(least, square(a, i / 200.0, b, j / 200.0));
            }
        }
        assertThat(found).isLessThanOrEqualTo(least + 1e-15).isCloseTo(least, within(2e-4));
        assertThat(square(a, s[0], b, s[1])).isCloseTo(found, within(1e-14));
    }

    private static double square(double[] a, double s, double[] b, double t) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double d = a[k] + s * (a[3 + k] - a[k]) - b[k] - t * (b[3 + k] - b[k]);
            sum += d * d;
        }
        return sum;
    }

    @Test
    void parallel_segments_and_points_have_a_distance_too() {
        double[] a = {0, 0, 0, 1, 0, 0};
        assertThat(Segments.distanceSquared(a, 0, new double[]{0, 2, 0, 1, 2, 0}, 0, s)).isEqualTo(4);
        assertThat(Segments.distanceSquared(a, 0, new double[]{.5, 0, 3, .5, 0, 3}, 0, s)).isEqualTo(9);
        assertThat(Segments.distanceSquared(new double[]{1, 1, 1, 1, 1, 1}, 0, new double[]{1, 1, 2, 1, 1, 2}, 0, s))
                .isEqualTo(1);
    }
}
