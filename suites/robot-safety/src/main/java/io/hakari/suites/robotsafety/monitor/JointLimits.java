package io.hakari.suites.robotsafety.monitor;

import java.util.List;
import java.util.stream.Stream;

import io.hakari.suites.robotsafety.cell.Joint;
import io.hakari.suites.robotsafety.cell.Simulation;

/// Angles and speeds of the joints against what their file allows: rad, rad/s.
final class JointLimits implements Monitor {
    private final Ledger angles;
    private final Ledger speeds;

    JointLimits() {
        this(Ledger.ceiling(Hazard.JOINT_LIMITS, "rad"), Ledger.ceiling(Hazard.JOINT_LIMITS, "rad/s"));
    }

    private JointLimits(Ledger angles, Ledger speeds) {
        this.angles = angles;
        this.speeds = speeds;
    }

    @Override
    public Hazard hazard() {
        return Hazard.JOINT_LIMITS;
    }

    @Override
    public void step(Simulation simulation) {
        for (int i = 0; i < simulation.arm().joints(); i++) {
            Joint joint = simulation.cell().robot().joint(i);
            double angle = simulation.arm().angle(i);
            if (angle > joint.upper()) {
                angles.note(i, joint.upper(), angle, simulation.time(), joint::name);
            } else if (angle < joint.lower()) {
                angles.note(i, -joint.lower(), -angle, simulation.time(), () -> joint.name() + ", turned the other way");
            }
            double speed = Math.abs(simulation.arm().speed(i));
            if (speed > joint.velocity()) {
                speeds.note(i, joint.velocity(), speed, simulation.time(), joint::name);
            }
        }
    }

    @Override
    public List<Finding> findings() {
        return Stream.concat(angles.findings().stream(), speeds.findings().stream()).toList();
    }

    @Override
    public List<Figure> figures() {
        return List.of();
    }

    @Override
    public Monitor copy() {
        return new JointLimits(angles.copy(), speeds.copy());
    }
}
