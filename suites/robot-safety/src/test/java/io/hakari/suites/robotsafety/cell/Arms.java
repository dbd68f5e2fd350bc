package io.hakari.suites.robotsafety.cell;

/// Arms for tests.
final class Arms {
    private Arms() {
    }

    /// The arm of the goldens: the shipped one without rotor inertia.
    static Arm golden() {
        return new Arm(Cells.robot(), Pose.IDENTITY, new double[6]);
    }
}
