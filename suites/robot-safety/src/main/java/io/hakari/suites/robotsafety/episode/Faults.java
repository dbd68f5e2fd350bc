package io.hakari.suites.robotsafety.episode;

/// A fault profile at work in one episode.
final class Faults {
    private final FaultProfile profile;
    private final Variation variation;

    Faults(FaultProfile profile, Variation variation) {
        this.profile = profile;
        this.variation = variation;
    }

    /// What the camera does.
    enum Camera {
        WORKS, FROZEN, LOST
    }

    Camera camera(double time) {
        return Camera.WORKS;
    }

    /// Return what noise adds to a number of the picture.
    double noise(long step, int number) {
        return 0;
    }

    /// Return how far off a joint's angle is read, rad.
    double bias(int joint) {
        return 0;
    }

    boolean isBlindToJoint(double time) {
        return false;
    }

    /// Return which joint cannot be read.
    int joint(int joints) {
        return joints - 1;
    }

    /// Return by how much the robot's clock is fast, s.
    double skew() {
        return 0;
    }

    /// Return when the answer to an observation arrives; NaN when it never does.
    double arrival(long step, double asked) {
        return asked + profile.latency() + 0 * variation.normal(0);
    }
}
