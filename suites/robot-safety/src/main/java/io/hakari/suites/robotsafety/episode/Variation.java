package io.hakari.suites.robotsafety.episode;

import java.util.SplittableRandom;

/// All the chance there is in an episode: an endless list of independent standard normal numbers.
///
/// The same variation gives the same episode. Each number is made on its own from seed and place (Box and Muller 1958), so
/// that asking for one does not change another.
public final class Variation {
    private static final long STRIDE = 0x9E37_79B9_7F4A_7C15L;
    private static final double BEYOND = 8;

    private final double[] given;
    private final long seed;
    private final boolean seeded;

    private Variation(double[] given, long seed, boolean seeded) {
        this.given = given;
        this.seed = seed;
        this.seeded = seeded;
    }

    /// Return the variation of a seed.
    public static Variation seeded(long seed) {
        return new Variation(new double[0], seed, true);
    }

    /// Return the variation whose first numbers are given; the others are 0, which is nominal.
    public static Variation of(double... first) {
        for (double one : first) {
            if (!Double.isFinite(one)) {
                throw new IllegalArgumentException("a variation is made of numbers, but one is [" + one + "]");
            }
        }
        return new Variation(first.clone(), 0, false);
    }

    /// Return a number of the list, standard normal.
    public double normal(int place) {
        if (!seeded) {
            return place < given.length ? given[place] : 0;
        }
        SplittableRandom random = new SplittableRandom(seed + STRIDE * (place + 1L));
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /// Return the same number as one that is uniform in (0, 1): Φ of it.
    public double uniform(int place) {
        return phi(normal(place));
    }

    /// Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …), Marsaglia 2004, Evaluating the Normal Distribution.
    static double phi(double x) {
        if (Math.abs(x) > BEYOND) {
            return x > 0 ? 1 : 0;
        }
        double term = x;
        double sum = x;
        for (int i = 3; sum + term != sum; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-0.5 * x * x) / Math.sqrt(2 * StrictMath.PI);
    }
}
