package io.hakari.suites.robotsafety.cell;

import java.util.ArrayList;
import java.util.List;

/// The arm against itself and against fixtures: stiff springs, so that nothing passes through anything, and who touches.
///
/// Links next to each other share a joint and are never paired; the base is next to the first link. A joint at its limit is held by a
/// spring too.
final class Structure {
    private static final double STIFFNESS = 200_000;
    private static final double END_STOP = 5_000;
    private static final double END_DAMPING = 20;
    /// Below this distance (m) every step is looked at.
    private static final double NEAR = 0.02;

    private final Arm arm;
    private final Shapes shapes;
    private final double[] lower;
    private final double[] upper;
    private final List<Cell.Fixture> fixtures;
    private final int[] first;
    private final int[] second;
    private final double[] s = new double[2];
    private final double[] at = new double[3];
    private final double[] out = new double[3];
    private double selfDistance;
    private int closest;
    private double clearance;
    private double fixtureForce;
    private String fixtureWhere = "";

    Structure(Cell cell, Arm arm, Shapes shapes) {
        this.arm = arm;
        this.shapes = shapes;
        List<Link> links = cell.robot().links();
        lower = links.stream().mapToDouble(link -> link.joint().lower()).toArray();
        upper = links.stream().mapToDouble(link -> link.joint().upper()).toArray();
        fixtures = cell.surroundings().fixtures();
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < shapes.count; i++) {
            for (int j = i + 1; j < shapes.count; j++) {
                if (shapes.link[j] - shapes.link[i] >= 2) {
                    pairs.add(new int[]{i, j});
                }
            }
        }
        first = pairs.stream().mapToInt(pair -> pair[0]).toArray();
        second = pairs.stream().mapToInt(pair -> pair[1]).toArray();
    }

    boolean isNear() {
        return selfDistance < NEAR || clearance < NEAR;
    }

    /// Add the forces between links and of fixtures; the arm must be placed.
    void push(double[] torque) {
        selfDistance = Double.POSITIVE_INFINITY;
        if (first.length > 0) {
            // What was closest mostly still is, and then few others need be worked out.
            selfDistance = distance(closest);
        }
        for (int pair = 0; pair < first.length; pair++) {
            pair(pair, torque);
        }
        fixtureForce = 0;
        clearance = Double.POSITIVE_INFINITY;
        for (Cell.Fixture fixture : fixtures) {
            for (int shape = 0; shape < shapes.count; shape++) {
                if (shapes.link[shape] >= 0 && shapes.isThere(shape)) {
                    fixture(fixture, shape, torque);
                }
            }
        }
    }

    /// Add the torques of joints that are beyond their limits.
    void pushEnds(double[] torque) {
        for (int i = 0; i < lower.length; i++) {
            double beyond = Math.max(0, arm.q[i] - upper[i]) + Math.min(0, arm.q[i] - lower[i]);
            if (beyond != 0) {
                torque[i] -= END_STOP * beyond + END_DAMPING * arm.qd[i];
            }
        }
    }

    private void pair(int pair, double[] torque) {
        int i = first[pair];
        int j = second[pair];
        if (!shapes.isThere(i) || !shapes.isThere(j)) {
            return;
        }
        double dx = shapes.middles[3 * i] - shapes.middles[3 * j];
        double dy = shapes.middles[3 * i + 1] - shapes.middles[3 * j + 1];
        double dz = shapes.middles[3 * i + 2] - shapes.middles[3 * j + 2];
        double radii = shapes.radius[i] + shapes.radius[j];
        double reach = shapes.half[i] + shapes.half[j] + radii + Math.max(0, Math.min(selfDistance, 10));
        if (dx * dx + dy * dy + dz * dz > reach * reach) {
            return;
        }
        double axes = distance(pair) + radii;
        if (axes - radii < selfDistance) {
            selfDistance = axes - radii;
            closest = pair;
        }
        if (axes < radii && axes > 0) {
            double f = ContactLaw.force(STIFFNESS, radii - axes) / axes;
            for (int k = 0; k < 3; k++) {
                double a = shapes.ends[6 * i + k] + s[0] * (shapes.ends[6 * i + 3 + k] - shapes.ends[6 * i + k]);
                double b = shapes.ends[6 * j + k] + s[1] * (shapes.ends[6 * j + 3 + k] - shapes.ends[6 * j + k]);
                at[k] = (a + b) / 2;
                out[k] = f * (b - a);
            }
            arm.push(shapes.link[i], at, -out[0], -out[1], -out[2], torque);
            arm.push(shapes.link[j], at, out[0], out[1], out[2], torque);
        }
    }

    private double distance(int pair) {
        int i = first[pair];
        int j = second[pair];
        return shapes.isThere(i) && shapes.isThere(j)
                ? Math.sqrt(Segments.distanceSquared(shapes.ends, 6 * i, shapes.ends, 6 * j, s)) - shapes.radius[i]
                        - shapes.radius[j]
                : Double.POSITIVE_INFINITY;
    }

    private void fixture(Cell.Fixture fixture, int shape, double[] torque) {
        double radius = shapes.radius[shape];
        if (fixture.solid().atLeast(shapes.ends, 6 * shape) - radius > NEAR) {
            return;
        }
        double deep = radius - fixture.solid().distance(shapes.ends, 6 * shape, s);
        clearance = Math.min(clearance, -deep);
        if (deep > 0) {
            for (int k = 0; k < 3; k++) {
                at[k] = shapes.ends[6 * shape + k]
                        + s[0] * (shapes.ends[6 * shape + 3 + k] - shapes.ends[6 * shape + k]);
            }
            double f = ContactLaw.force(fixture.stiffness(), deep);
            fixture.solid().outward(at, out);
            arm.push(shapes.link[shape], at, f * out[0], f * out[1], f * out[2], torque);
            if (f > fixtureForce) {
                fixtureForce = f;
                fixtureWhere = shapes.name(shape) + " × " + fixture.name();
            }
        }
    }

    /// Return how close two parts of the arm are that are not next to each other, m; only exact below 10 m.
    double selfDistance() {
        return selfDistance;
    }

    String selfWhere() {
        return first.length == 0 ? "nothing" : shapes.name(first[closest]) + " × " + shapes.name(second[closest]);
    }

    double fixtureForce() {
        return fixtureForce;
    }

    String fixtureWhere() {
        return fixtureWhere;
    }

    void write(Tape tape) {
        tape.write(closest);
    }

    void read(Tape tape) {
        closest = (int) tape.read();
    }
}
