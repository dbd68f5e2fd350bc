package io.hakari.suites.robotsafety.cell;

import java.util.List;

/// How joints follow a command: τ = b(q, q') + K (q_r − q) + D (q_r' − q'), within the joint's effort.
///
/// @param stiffness K, N m/rad
/// @param damping   D, N m s/rad
/// @param rotor     inertia of each rotor as its joint feels it, N²J, kg m²
/// @param brake     torque of each brake, N m
public record Drive(List<Double> stiffness, List<Double> damping, List<Double> rotor, List<Double> brake) {

    public Drive {
        stiffness = List.copyOf(stiffness);
        damping = List.copyOf(damping);
        rotor = List.copyOf(rotor);
        brake = List.copyOf(brake);
        int n = stiffness.size();
        if (damping.size() != n || rotor.size() != n || brake.size() != n) {
            throw new IllegalArgumentException(
                    "the drive has [" + n + "] stiffnesses, [" + damping.size() + "] dampings, ["
                            + rotor.size() + "] rotors and [" + brake.size()
                            + "] brakes; it must have one of each for a joint");
        }
        for (List<Double> each : List.of(stiffness, damping, rotor, brake)) {
            if (each.stream().anyMatch(value -> !(value >= 0))) {
                throw new IllegalArgumentException("the drive has a value below 0 in " + each);
            }
        }
    }

    public int joints() {
        return stiffness.size();
    }
}
