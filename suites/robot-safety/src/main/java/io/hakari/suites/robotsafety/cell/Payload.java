package io.hakari.suites.robotsafety.cell;

import java.util.Optional;

/// Something that is carried and can be dropped: a ball.
///
/// @param held  where its centre is in the frame of the flange when it is held, m
/// @param grip  the most force by which the gripper holds it, N
/// @param rests where it lies at the beginning; empty when it is held from the beginning
/// @param goal  where it may be let go
public record Payload(String name, double mass, double radius, Vec held, double grip, Optional<Vec> rests,
        Optional<Solid> goal) {

    public Payload {
        if (!(mass > 0) || !(radius > 0) || !(grip > 0)) {
            throw new IllegalArgumentException("mass [" + mass + "], radius [" + radius + "] and grip [" + grip
                    + "] of payload [" + name + "] must be above 0");
        }
    }
}
