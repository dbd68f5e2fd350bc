package io.hakari.suites.robotsafety.cell;

/// A joint that turns its link about an axis.
///
/// @param origin   where the link's frame lies in that of the link before it, at angle 0
/// @param axis     of length 1, in the link's frame
/// @param lower    rad; negative infinity when it turns without end
/// @param effort   the most torque that its drive gives, N m
/// @param velocity the most speed that its drive allows, rad/s
/// @param damping  N m s/rad
public record Joint(String name, Pose origin, Vec axis, double lower, double upper, double effort, double velocity,
        double damping) {

    public Joint {
        if (!(lower < upper)) {
            throw new IllegalArgumentException(
                    "lower limit [" + lower + "] must be below the upper limit [" + upper + "]");
        }
        if (!(effort > 0) || !(velocity > 0) || !(damping >= 0)) {
            throw new IllegalArgumentException("effort [" + effort + "] and velocity [" + velocity
                    + "] must be above 0 and damping [" + damping + "] not below it");
        }
    }
}
