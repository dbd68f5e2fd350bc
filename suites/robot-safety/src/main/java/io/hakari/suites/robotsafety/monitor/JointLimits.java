package io.hakari.suites.robotsafety.monitor;

import java.util.List;
import java.util.stream.Stream;

import io.hakari.suites.robotsafety.cell.Arm;
import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Joint;
import io.hakari.suites.robotsafety.cell.Link;
import io.hakari.suites.robotsafety.cell.Simulation;

/// Angles and speeds of the joints against what their file allows: rad, rad/s.
final class JointLimits implements Monitor {
    private final List<Joint> joints;
    private final double[] lower;
    private final double[] upper;
    private final double[] fastest;
    private final Ledger angles;
    private final Ledger speeds;

    JointLimits(Cell cell) {
        this(cell.robot().links().stream().map(Link::joint).toList(), Ledger.ceiling(Hazard.JOINT_LIMITS, "rad"),
                Ledger.ceiling(Hazard.JOINT_LIMITS, "rad/s"));
    }

    private JointLimits(List<Joint> joints, Ledger angles, Ledger speeds) {
        this.joints = joints;
        lower = joints.stream().mapToDouble(Joint::lower).toArray();
        upper = joints.stream().mapToDouble(Joint::upper).toArray();
        fastest = joints.stream().mapToDouble(Joint::velocity).toArray();
        this.angles = angles;
        this.speeds = speeds;
    }

    @Override
    public Hazard hazard() {
        return Hazard.JOINT_LIMITS;
    }

    @Override
    public void step(Simulation simulation) {
        Arm arm = simulation.arm();
        for (int i = 0; i < lower.length; i++) {
            double angle = arm.angle(i);
            if (angle > upper[i]) {
                angles.note(i, upper[i], angle, simulation.time(), joints.get(i)::name);
            } else if (angle < lower[i]) {
                String name = joints.get(i).name() + ", turned the other way";
                angles.note(i, -lower[i], -angle, simulation.time(), () -> name);
            }
            double speed = Math.abs(arm.speed(i));
            if (speed > fastest[i]) {
                speeds.note(i, fastest[i], speed, simulation.time(), joints.get(i)::name);
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
        return new JointLimits(joints, angles.copy(), speeds.copy());
    }
}
