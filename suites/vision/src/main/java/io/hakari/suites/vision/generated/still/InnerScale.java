package io.hakari.suites.vision.generated.still;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The second scale of a gauge, in another unit, whose numbers stand at other places than the first one's.
///
/// @param unit     of it
/// @param top      what it shows where the first scale ends, which is no round number
/// @param division the value of one division
/// @param minors   how many divisions lie from one number to the next
record InnerScale(String unit, BigDecimal top, BigDecimal division, int minors) {
    /// 1 MPa in kgf/cm² (1 kgf = 9.80665 N).
    private static final BigDecimal KILOGRAMS_FORCE = new BigDecimal("10.1972");

    /// Return the old unit of pressure gauges beside so many MPa.
    static InnerScale inKilogramsForce(BigDecimal megapascals) {
        return new InnerScale("kgf/cm²", megapascals.multiply(KILOGRAMS_FORCE), BigDecimal.ONE, 2);
    }

    /// Return where a division lies, as a share of the first scale.
    double share(int division) {
        return value(division).doubleValue() / top.doubleValue();
    }

    /// Return the value of a division.
    BigDecimal value(int number) {
        return division.multiply(BigDecimal.valueOf(number));
    }

    /// Return the value at a share of the first scale in thousandths, to a hundredth.
    BigDecimal at(int thousandths) {
        return top.multiply(BigDecimal.valueOf(thousandths)).movePointLeft(3).setScale(2, RoundingMode.HALF_EVEN);
    }
}
