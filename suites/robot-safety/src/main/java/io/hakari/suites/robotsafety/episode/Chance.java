package io.hakari.suites.robotsafety.episode;

/// What each number of a variation decides, in their order.
enum Chance {
    /// When the first person begins.
    START,
    /// How fast the first person is.
    SPEED,
    /// Where the first person is, along the robot's x.
    PLACE_X,
    /// Where the first person is, along the robot's y.
    PLACE_Y,
    /// How tall the people are.
    HEIGHT,
    /// How much the payload weighs.
    PAYLOAD,
    /// When a second person begins.
    SECOND_START,
    /// How fast a second person is.
    SECOND_SPEED,
    /// When a stop is pressed.
    STOP,
    /// When a fault begins.
    FAULT,
    /// Which way a bias or a skew goes, and how far.
    BIAS;

    private static final int FIRST_NOISE = 64;
    private static final int NOISES = 16;
    private static final double MOST = 3;

    /// Return the number, at most three standard deviations from nominal, so that no plan becomes impossible.
    double of(Variation variation) {
        return Math.max(-MOST, Math.min(MOST, variation.normal(ordinal())));
    }

    /// Return the place of a number of noise.
    ///
    /// @param kind 0 to 15
    static int noise(long step, int kind) {
        return FIRST_NOISE + NOISES * (int) step + kind;
    }
}
