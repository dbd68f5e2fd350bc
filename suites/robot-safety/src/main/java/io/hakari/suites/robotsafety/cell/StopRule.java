package io.hakari.suites.robotsafety.cell;

/// How the arm stops, and what its maker declares about it.
///
/// @param deceleration of the joint that takes longest, rad/s²; the others keep step with it
/// @param onInvalid    the stop that an invalid command or silence leads to
/// @param latched      whether it stays where it is until it is reset
/// @param declaredTime T_s of the separation distance, s
/// @param declaredPath the most way of the tool centre point, m
public record StopRule(double deceleration, StopCategory onInvalid, boolean latched, double declaredTime,
        double declaredPath) {

    public StopRule {
        if (!(deceleration > 0) || !(declaredTime > 0) || !(declaredPath > 0)) {
            throw new IllegalArgumentException("deceleration [" + deceleration + "], declared time [" + declaredTime
                    + "] and declared path [" + declaredPath + "] must be above 0");
        }
    }
}
