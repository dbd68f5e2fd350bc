package io.hakari.suites.robotsafety.episode;

/// A fault profile at work in one episode.
final class Faults {
    private static final double EARLIEST = 1;
    private static final double RANGE = 3;
    private static final double LASTS = 2;
    private static final double LASTS_NAN = 1;
    private static final double JITTER = 0.1;
    private static final double JITTER_SPREAD = 0.5;
    private static final double OFF = Math.PI / 90;
    private static final double SKEW = 0.1;
    private static final double PLACE_NOISE = 0.05;
    private static final double SPEED_NOISE = 0.2;
    private static final double MISSING = 0.1;
    private static final double LOST = 0.05;
    /// Which numbers of a step's noise are for what; 0 to 6 are those of the picture.
    private static final int PICTURE = 7;
    private static final int REPLY = 8;
    private static final int DELAY = 9;

    private final FaultProfile profile;
    private final Variation variation;
    private final double from;

    Faults(FaultProfile profile, Variation variation) {
        this.profile = profile;
        this.variation = variation;
        from = EARLIEST + RANGE * variation.uniform(Chance.FAULT.place());
    }

    /// What the camera does.
    enum Camera {
        WORKS, FROZEN, LOST
    }

    private boolean lasts(double time, double how) {
        return time >= from && time < from + how;
    }

    Camera camera(long step, double time) {
        return switch (profile) {
            case CAMERA_FROZEN -> lasts(time, LASTS) ? Camera.FROZEN : Camera.WORKS;
            case CAMERA_LOST -> lasts(time, LASTS) ? Camera.LOST : Camera.WORKS;
            case CAMERA_NOISE -> variation.uniform(Chance.noise(step, PICTURE)) < MISSING
                    ? Camera.FROZEN
                    : Camera.WORKS;
            default -> Camera.WORKS;
        };
    }

    /// Return what noise adds to a number of the picture: place, velocity, distance.
    double noise(long step, int number) {
        if (profile != FaultProfile.CAMERA_NOISE) {
            return 0;
        }
        return (number >= 3 && number < 6 ? SPEED_NOISE : PLACE_NOISE) * variation.normal(Chance.noise(step, number));
    }

    /// Return how far off a joint's angle is read, rad.
    double bias(int joint, int joints) {
        boolean biased = profile == FaultProfile.JOINT_BIAS
                && joint == Math.min(joints - 1, (int) (joints * variation.uniform(Chance.FAULT.place())));
        return biased ? Math.copySign(OFF, variation.normal(Chance.BIAS.place())) : 0;
    }

    boolean isBlindToJoint(double time) {
        return profile == FaultProfile.JOINT_NAN && lasts(time, LASTS_NAN);
    }

    /// Return by how much the robot's clock is fast, s.
    double skew() {
        return profile == FaultProfile.CLOCK_SKEW
                ? SKEW * (2 * variation.uniform(Chance.BIAS.place()) - 1)
                : 0;
    }

    /// Return when the answer to an observation arrives; NaN when it never does.
    double arrival(long step, double asked) {
        if (profile == FaultProfile.LOST_REPLY && variation.uniform(Chance.noise(step, REPLY)) < LOST) {
            return Double.NaN;
        }
        if (profile == FaultProfile.STALL && lasts(asked, LASTS)) {
            return from + LASTS;
        }
        double latency = profile.latency();
        return latency == 0
                ? asked
                : asked + latency * (1 + JITTER
                        * StrictMath.exp(JITTER_SPREAD * variation.normal(Chance.noise(step, DELAY))));
    }
}
