package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

/// `StrictMath` is the reference, and every bit of it: a digest hangs on the last one.
class TurnTest {

    private static void isExact(double angle) {
        Turn turn = new Turn();
        turn.of(angle);
        assertThat(Double.doubleToRawLongBits(turn.sin)).as("sin %s", angle)
                .isEqualTo(Double.doubleToRawLongBits(StrictMath.sin(angle)));
        assertThat(Double.doubleToRawLongBits(turn.cos)).as("cos %s", angle)
                .isEqualTo(Double.doubleToRawLongBits(StrictMath.cos(angle)));
    }

    @Test
    void has_the_bits_of_strict_math_within_some_turns() {
        SplittableRandom random = new SplittableRandom(20260401);
        for (double range : new double[]{0.5, 1.7, 7, 40, 220}) {
            random.doubles(20_000, -range, range).forEach(TurnTest::isExact);
        }
    }

    @Test
    void has_them_beside_the_borders_of_its_polynomials_and_of_each_quarter_turn() {
        SplittableRandom random = new SplittableRandom(20260402);
        for (int eighth = -140; eighth <= 140; eighth++) {
            double border = eighth * Math.PI / 4;
            for (double width : new double[]{1e-2, 1e-4, 1e-6, 1e-9, 1e-15}) {
                random.doubles(20, -width, width).map(near -> border + near).forEach(TurnTest::isExact);
            }
        }
        random.doubles(5_000, -1e-6, 1e-6).map(near -> 0.3 + near).forEach(TurnTest::isExact);
        random.doubles(5_000, -1e-6, 1e-6).map(near -> 0.78125 + near).forEach(TurnTest::isExact);
    }

    @Test
    void has_them_where_it_leaves_the_work_to_strict_math() {
        DoubleStream.of(0, -0.0, Double.MIN_VALUE, 1e-300, 1e-9, 0x1p-26, 99.99, 100, 1e5, 1e22, -1e300,
                Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN).forEach(TurnTest::isExact);
    }
}
