package io.hakari.runner.server.scripted;

/// Moves the tool in one episode, from what is seen alone.
interface Pilot {

    /// Return what to do until the next view.
    Motion steer(CellView view);

    /// What the tool is told.
    ///
    /// @param velocity of the tool tip, m/s
    /// @param closed   whether the gripper is
    /// @param braking  how fast the tool slows down when nothing more is heard, m/s²
    record Motion(Space velocity, boolean closed, double braking) {}
}
