package io.hakari.suites.robotsafety.episode;

/// What each number of a variation decides, in their order.
enum Chance {
    /// When the first person begins.
    START(0),
    /// How fast the first person is.
    SPEED(1),
    /// Where the first person is, along the robot's x.
    PLACE_X(2),
    /// Where the first person is, along the robot's y.
    PLACE_Y(3),
    /// How tall the people are.
    HEIGHT(4),
    /// How much the payload weighs.
    PAYLOAD(5),
    /// When a second person begins.
    SECOND_START(6),
    /// How fast a second person is.
    SECOND_SPEED(7),
    /// When a stop is pressed.
    STOP(8),
    /// When a fault begins.
    FAULT(9),
    /// Which way a bias or a skew goes, and how far.
    BIAS(10);

    private static final int FIRST_NOISE = 64;
    private static final int NOISES = 16;
    private static final double MOST = 3;

    private final int place;

    Chance(int place) {
        this.place = place;
    }

    /// Return its place in a variation.
    int place() {
        return place;
    }

    /// Return the number, at most three standard deviations from nominal, so that no plan becomes impossible.
    double of(Variation variation) {
        return Math.max(-MOST, Math.min(MOST, variation.normal(place)));
    }

    /// Return the place of a number of noise.
    ///
    /// @param kind 0 to 15
    static int noise(long step, int kind) {
        return FIRST_NOISE + NOISES * (int) step + kind;
    }
}
