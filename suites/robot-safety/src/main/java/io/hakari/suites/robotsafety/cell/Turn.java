package io.hakari.suites.robotsafety.cell;

/// Sine and cosine of one angle at once, the same bits as `StrictMath` in little more than half the time.
///
/// The angle is brought to [−π/4, π/4] with π/2 in two parts (Cody and Waite), and there the polynomials of FDLIBM 5.3 are
/// exact to less than one unit in the last place; `StrictMath` is defined by the same library. Angles that need π/2 in
/// more parts, those beyond some turns or very close to a multiple of π/2, are left to `StrictMath`. Where a bound is compared,
/// the upper half of the bits is, as there.
final class Turn {
    private static final int QUARTER = high(Math.PI / 4);
    private static final int FAR = high(100);
    private static final int TINY = high(0x1p-26);
    /// The first 33 bits of π/2, and the rest.
    private static final double HALF_PI = 0x1.921fb544p0;
    private static final double HALF_PI_REST = 0x1.0b4611a626331p-34;
    private static final double CLOSE = 0x1p-15;
    private static final int SMALL = high(0.3);
    private static final int LARGE = high(0.78125);
    /// What a quarter of a number has less in its upper half.
    private static final int TWO_POWERS = high(1) - high(0.25);
    private static final double THIRD_ORDER = -0.16666666666666632;

    double sin;
    double cos;

    /// Work out both for an angle, rad.
    void of(double angle) {
        int size = high(angle);
        if (size <= QUARTER && size >= TINY) {
            sin = sine(angle);
            cos = cosine(angle, 0);
        } else if (size < FAR && size > QUARTER) {
            reduced(angle);
        } else {
            exactly(angle);
        }
    }

    private void exactly(double angle) {
        sin = StrictMath.sin(angle);
        cos = StrictMath.cos(angle);
    }

    private void reduced(double angle) {
        double size = Math.abs(angle);
        int quarters = (int) (size * (2 / Math.PI) + 0.5);
        double near = size - quarters * HALF_PI;
        double rest = quarters * HALF_PI_REST;
        double x = near - rest;
        if (Math.abs(x) < CLOSE * size) {
            exactly(angle);
            return;
        }
        double y = (near - x) - rest;
        double s = sine(x, y);
        double c = cosine(x, y);
        switch (quarters & 3) {
            case 0 -> put(s, c);
            case 1 -> put(c, -s);
            case 2 -> put(-s, -c);
            default -> put(-c, s);
        }
        sin = angle < 0 ? -sin : sin;
    }

    private void put(double sine, double cosine) {
        sin = sine;
        cos = cosine;
    }

    /// Return sin x for a small x that is exact.
    private static double sine(double x) {
        double z = x * x;
        return x + z * x * (THIRD_ORDER + z * higherOrders(z));
    }

    /// Return sin (x + y) for a small x and a y that is what was rounded off it.
    private static double sine(double x, double y) {
        double z = x * x;
        double v = z * x;
        return x - ((z * (0.5 * y - v * higherOrders(z)) - y) - v * THIRD_ORDER);
    }

    private static double higherOrders(double z) {
        return 0.00833333333332249 + z * (-0.0001984126982985795 + z * (2.7557313707070068e-6
                + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
    }

    private static double cosine(double x, double y) {
        double z = x * x;
        double r = z * (0.0416666666666666 + z * (-0.001388888888887411 + z * (2.480158728947673e-5
                + z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9
                        + z * -1.1359647557788195e-11)))));
        int size = high(x);
        if (size < SMALL) {
            return 1 - (0.5 * z - (z * r - x * y));
        }
        // A number near x²/2 whose last bits are zero is taken from 1 without rounding.
        double q = size > LARGE ? 0.28125 : Double.longBitsToDouble((long) (size - TWO_POWERS) << 32);
        return (1 - q) - ((0.5 * z - q) - (z * r - x * y));
    }

    /// Return the upper half of the bits of a number's size.
    private static int high(double x) {
        return (int) (Double.doubleToRawLongBits(x) >>> 32) & Integer.MAX_VALUE;
    }
}
