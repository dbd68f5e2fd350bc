package io.hakari.suites.robotsafety.cell;

import java.util.Arrays;
import java.util.List;

/// Where robot and people are closest, and where they touch.
///
/// Only robot and person are paired, never a person with themselves. One pass over all pairs finds the closest one and every
/// pair that touches.
///
/// A touch is *clamping* when the region is also pressed against a fixture, or by another part of the robot from the other
/// side. It is *quasi-static* when it is clamping or has lasted for more than 0.5 s, else transient.
public final class Contacts {
    /// Below this distance (m) every step is looked at.
    public static final double NEAR = 0.1;
    static final double LONG = 0.5;
    private static final int MOST = 64;
    /// So much farther than the closest pair is looked, so that it need not be done again so soon; m.
    private static final double AHEAD = 0.1;
    private static final double FROM_THE_OTHER_SIDE = -0.5;

    private final Arm arm;
    private final Shapes shapes;
    private final List<Person> people;
    private final List<Cell.Fixture> fixtures;
    private final Pairs pairs;
    private final double[] stiffness;

    private double separation;
    private int nearestShape;
    private int nearestPart;

    private int count;
    private final int[] shapeOf = new int[MOST];
    private final int[] partOf = new int[MOST];
    private final double[] depth = new double[MOST];
    private final double[] force = new double[MOST];
    private final double[] point = new double[3 * MOST];
    private final double[] normal = new double[3 * MOST];
    private final boolean[] clamped = new boolean[MOST];

    /// Of each pair: when it began to touch, the effective mass then, the impulse since; NaN when it does not touch.
    private final double[] since;
    private final double[] mass;
    private final double[] impulse;
    private final boolean[] touching;
    /// Whether there may be touches that have ended since.
    private boolean touched;
    private final double[] s = new double[2];
    private final double[] at = new double[3];
    private final double[] out = new double[3];
    private final double[] moved = new double[6];

    Contacts(Cell cell, Tissues tissues, Arm arm, Shapes shapes, List<Person> people, Pairs pairs) {
        this.arm = arm;
        this.shapes = shapes;
        this.people = people;
        fixtures = cell.surroundings().fixtures();
        this.pairs = pairs;
        stiffness = new double[pairs.parts];
        for (int part = 0; part < pairs.parts; part++) {
            stiffness[part] = tissues.of(Body.PARTS.get(part % Body.PARTS.size()).region()).stiffness();
        }
        since = new double[shapes.count * pairs.parts];
        mass = new double[since.length];
        impulse = new double[since.length];
        touching = new boolean[since.length];
        Arrays.fill(since, Double.NaN);
    }

    /// Find the closest pair and all that touch; arm, shapes and people must be placed.
    void find(double time) {
        pairs.bound();
        count = 0;
        separation = Double.POSITIVE_INFINITY;
        if (pairs.parts > 0) {
            separation = pairs.distance(nearestShape, nearestPart);
        }
        for (int shape = 0; shape < shapes.count; shape++) {
            if (shapes.isThere(shape)) {
                find(shape, time);
            }
        }
        for (int i = 0; i < count; i++) {
            clamped[i] = isPinched(i);
        }
        if (count > 0 || touched) {
            forgetEnded();
        }
        touched = count > 0;
    }

    private void forgetEnded() {
        for (int pair = 0; pair < since.length; pair++) {
            since[pair] = touching[pair] ? since[pair] : Double.NaN;
            touching[pair] = false;
        }
    }

    private void find(int shape, double time) {
        if (pairs.isBeyond(shape, Math.max(separation, 0))) {
            return;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int part = 0; part < pairs.parts; part++) {
            if (!pairs.mayBeCloser(shape, part, Math.max(separation, 0) + AHEAD)) {
                continue;
            }
            double distance = pairs.distance(shape, part);
            least = Math.min(least, distance);
            if (distance < separation) {
                separation = distance;
                nearestShape = shape;
                nearestPart = part;
            }
            if (distance < 0 && count < MOST) {
                touch(shape, part, -distance, time);
            }
        }
        pairs.note(shape, Math.min(least, Math.max(separation, 0) + AHEAD));
    }

    /// Note a touch whose closest points were just worked out.
    private void touch(int shape, int part, double deep, double time) {
        int i = count++;
        shapeOf[i] = shape;
        partOf[i] = part;
        depth[i] = deep;
        force[i] = ContactLaw.force(stiffness[part], deep);
        pairs.between(shape, part, out);
        pairs.closest(shape, at);
        for (int k = 0; k < 3; k++) {
            normal[3 * i + k] = out[k];
            at[k] += out[k] * shapes.radius[shape];
            point[3 * i + k] = at[k];
        }
        int pair = shape * pairs.parts + part;
        if (Double.isNaN(since[pair])) {
            since[pair] = time;
            impulse[pair] = 0;
            mass[pair] = arm.effectiveMass(shapes.link[shape], at, out[0], out[1], out[2]);
        }
        touching[pair] = true;
    }

    private boolean isPinched(int i) {
        for (int j = 0; j < count; j++) {
            double along = normal[3 * i] * normal[3 * j] + normal[3 * i + 1] * normal[3 * j + 1]
                    + normal[3 * i + 2] * normal[3 * j + 2];
            if (partOf[j] == partOf[i] && along < FROM_THE_OTHER_SIDE) {
                return true;
            }
        }
        return false;
    }

    /// Add the forces of all touches to robot and people.
    void push(double[] torque) {
        for (Person person : people) {
            person.letGo();
        }
        for (int i = 0; i < count; i++) {
            double f = force[i];
            int o = 3 * i;
            System.arraycopy(point, o, at, 0, 3);
            arm.push(shapes.link[shapeOf[i]], at, -f * normal[o], -f * normal[o + 1], -f * normal[o + 2], torque);
            pairs.person(partOf[i]).push(partOf[i] % Body.PARTS.size(), f * normal[o], f * normal[o + 1],
                    f * normal[o + 2]);
        }
    }

    /// Add a step to the impulses.
    void accumulate(double dt) {
        for (int i = 0; i < count; i++) {
            impulse[pair(i)] += force[i] * dt;
        }
    }

    /// Let fixtures hold back the regions that are pushed against them, and note which are clamped so.
    ///
    /// Only what a push adds to the depth at the planned place counts, so that a plan that brushes a table presses nobody.
    void lean() {
        int bodyParts = Body.PARTS.size();
        for (int part = 0; part < pairs.parts; part++) {
            Person person = pairs.person(part);
            int own = part % bodyParts;
            if (person.wasTouched() && person.isPushed(own)) {
                for (Cell.Fixture fixture : fixtures) {
                    lean(person, own, part, fixture);
                }
            }
        }
    }

    private void lean(Person person, int own, int part, Cell.Fixture fixture) {
        double radius = person.radius[own];
        Solid solid = fixture.solid();
        if (!pairs.mayTouch(part, solid)) {
            return;
        }
        double deep = radius - solid.distance(person.ends, 6 * own, s);
        if (deep <= 0) {
            return;
        }
        for (int k = 0; k < 3; k++) {
            at[k] = person.ends[6 * own + k] + s[0] * (person.ends[6 * own + 3 + k] - person.ends[6 * own + k]);
            moved[k] = person.ends[6 * own + k] - person.offset[3 * own + k];
            moved[3 + k] = person.ends[6 * own + 3 + k] - person.offset[3 * own + k];
        }
        double planned = Math.max(0, radius - solid.distance(moved, 0, s));
        double f = ContactLaw.force(fixture.stiffness(), deep - planned);
        if (f > 0) {
            solid.outward(at, out);
            person.push(own, f * out[0], f * out[1], f * out[2]);
            for (int i = 0; i < count; i++) {
                clamped[i] |= partOf[i] == part;
            }
        }
    }

    /// Return how close robot and people are, m; negative when they touch, infinite when there is nobody.
    public double separation() {
        return separation;
    }

    boolean isNear() {
        return separation < NEAR;
    }

    /// Return which two are closest, such as `operator right hand × wrist-3`.
    public String nearest() {
        return pairs.parts == 0 ? "nobody" : pairs.where((nearestShape * pairs.parts) + nearestPart);
    }

    /// Write the point of a person that is closest to the robot, and its velocity: x y z, m, then m/s; nothing when there is nobody.
    public void nearest(double time, double[] to) {
        if (pairs.parts > 0) {
            pairs.nearest(nearestShape, nearestPart, time, to);
        }
    }

    /// Return how fast the robot's closest point comes towards the closest person, m/s; 0 when there is nobody.
    public double closing() {
        return pairs.parts == 0 ? 0 : pairs.closing(nearestShape, nearestPart);
    }

    /// Return how many pairs touch.
    public int count() {
        return count;
    }

    public Region region(int touch) {
        return Body.PARTS.get(partOf[touch] % Body.PARTS.size()).region();
    }

    /// Return which two touch, such as `operator right hand × wrist-3`.
    public String where(int touch) {
        return pairs.where(pair(touch));
    }

    /// Return a number that says which two touch.
    public int pair(int touch) {
        return (shapeOf[touch] * pairs.parts) + partOf[touch];
    }

    /// Return the force between them, N.
    public double force(int touch) {
        return force[touch];
    }

    /// Return how deep they overlap, m.
    public double depth(int touch) {
        return depth[touch];
    }

    /// Return the robot's effective mass when the touch began: 1 / (nᵀ J M⁻¹ Jᵀ n), kg.
    public double effectiveMass(int touch) {
        return mass[pair(touch)];
    }

    /// Return when the touch began, s.
    public double since(int touch) {
        return since[pair(touch)];
    }

    /// Return the impulse since it began: ∫F dt, N s.
    public double impulse(int touch) {
        return impulse[pair(touch)];
    }

    public boolean isClamping(int touch) {
        return clamped[touch];
    }

    /// Return whether the quasi-static limits hold at a time.
    public boolean isQuasiStatic(int touch, double time) {
        return clamped[touch] || time - since(touch) > LONG;
    }

    /// Return whether the tool touches, rather than a link.
    public boolean isByTool(int touch) {
        return shapes.isTool(shapeOf[touch]);
    }

    /// Return the radius of what the robot touches with, m.
    public double radius(int touch) {
        return shapes.radius[shapeOf[touch]];
    }

    /// Return the point of the robot's surface, in the world.
    public Vec point(int touch) {
        return new Vec(point[3 * touch], point[3 * touch + 1], point[3 * touch + 2]);
    }

    /// Return the direction of the force on the person.
    public Vec normal(int touch) {
        return new Vec(normal[3 * touch], normal[3 * touch + 1], normal[3 * touch + 2]);
    }

    void write(Tape tape) {
        tape.write(separation);
        tape.write(nearestShape);
        tape.write(nearestPart);
        tape.write(since);
        tape.write(mass);
        tape.write(impulse);
    }

    void read(Tape tape) {
        separation = tape.read();
        nearestShape = (int) tape.read();
        nearestPart = (int) tape.read();
        tape.read(since);
        tape.read(mass);
        tape.read(impulse);
        touched = true;
        pairs.forget();
    }
}
