package io.hakari.suites.robotsafety.cell;

import java.util.Arrays;
import java.util.List;

/// Where robot and people are closest, and where they touch.
///
/// Only robot and person are paired, never a person with themselves. One pass over all pairs finds the closest one and every
/// pair that touches; a pair is passed over when the balls around its capsules are farther apart than the closest pair so far.
///
/// A touch is *clamping* when the region is also pressed against a fixture, or by another part of the robot from the other
/// side. It is *quasi-static* when it is clamping or has lasted for more than 0.5 s, else transient.
public final class Contacts {
    /// Below this distance (m) every step is looked at.
    public static final double NEAR = 0.1;
    static final double LONG = 0.5;
    private static final int MOST = 64;
    private static final double FROM_THE_OTHER_SIDE = -0.5;

    private final Arm arm;
    private final Shapes shapes;
    private final List<Person> people;
    private final List<Cell.Fixture> fixtures;
    private final int parts;
    private final double[] stiffness;
    private final double[] middles;
    private final double[] halves;

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

    Contacts(Cell cell, Tissues tissues, Arm arm, Shapes shapes, List<Person> people) {
        this.arm = arm;
        this.shapes = shapes;
        this.people = people;
        fixtures = cell.surroundings().fixtures();
        int bodyParts = Body.PARTS.size();
        parts = people.size() * bodyParts;
        stiffness = new double[parts];
        for (int part = 0; part < parts; part++) {
            stiffness[part] = tissues.of(Body.PARTS.get(part % bodyParts).region()).stiffness();
        }
        middles = new double[3 * parts];
        halves = new double[parts];
        since = new double[shapes.count * parts];
        mass = new double[since.length];
        impulse = new double[since.length];
        touching = new boolean[since.length];
        Arrays.fill(since, Double.NaN);
    }

    /// Find the closest pair and all that touch; arm, shapes and people must be placed.
    void find(double time) {
        bound();
        count = 0;
        separation = Double.POSITIVE_INFINITY;
        if (parts > 0) {
            separation = distance(nearestShape, nearestPart);
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

    private void bound() {
        int bodyParts = Body.PARTS.size();
        for (int i = 0; i < people.size(); i++) {
            double[] ends = people.get(i).ends;
            for (int j = 0; j < bodyParts; j++) {
                int part = i * bodyParts + j;
                double square = 0;
                for (int k = 0; k < 3; k++) {
                    double a = ends[6 * j + k];
                    double b = ends[6 * j + 3 + k];
                    middles[3 * part + k] = 0.5 * (a + b);
                    square += (b - a) * (b - a);
                }
                halves[part] = 0.5 * Math.sqrt(square) + people.get(i).radius[j];
            }
        }
    }

    private void find(int shape, double time) {
        double mx = shapes.middles[3 * shape];
        double my = shapes.middles[3 * shape + 1];
        double mz = shapes.middles[3 * shape + 2];
        double own = shapes.half[shape] + shapes.radius[shape];
        for (int part = 0; part < parts; part++) {
            double dx = mx - middles[3 * part];
            double dy = my - middles[3 * part + 1];
            double dz = mz - middles[3 * part + 2];
            double reach = own + halves[part] + Math.max(separation, 0);
            if (dx * dx + dy * dy + dz * dz > reach * reach) {
                continue;
            }
            double distance = distance(shape, part);
            if (distance < separation) {
                separation = distance;
                nearestShape = shape;
                nearestPart = part;
            }
            if (distance < 0 && count < MOST) {
                touch(shape, part, -distance, time);
            }
        }
    }

    private Person person(int part) {
        return people.get(part / Body.PARTS.size());
    }

    private double distance(int shape, int part) {
        if (!shapes.isThere(shape)) {
            return Double.POSITIVE_INFINITY;
        }
        int own = part % Body.PARTS.size();
        Person person = person(part);
        return Math.sqrt(Segments.distanceSquared(shapes.ends, 6 * shape, person.ends, 6 * own, s))
                - shapes.radius[shape]
                - person.radius[own];
    }

    /// Note a touch whose closest points were just worked out.
    private void touch(int shape, int part, double deep, double time) {
        int i = count++;
        shapeOf[i] = shape;
        partOf[i] = part;
        depth[i] = deep;
        force[i] = ContactLaw.force(stiffness[part], deep);
        between(shape, part, out);
        for (int k = 0; k < 3; k++) {
            normal[3 * i + k] = out[k];
            at[k] = shapes.ends[6 * shape + k] + s[0] * (shapes.ends[6 * shape + 3 + k] - shapes.ends[6 * shape + k])
                    + out[k] * shapes.radius[shape];
            point[3 * i + k] = at[k];
        }
        int pair = shape * parts + part;
        if (Double.isNaN(since[pair])) {
            since[pair] = time;
            impulse[pair] = 0;
            mass[pair] = arm.effectiveMass(shapes.link[shape], at, out[0], out[1], out[2]);
        }
        touching[pair] = true;
    }

    /// Write the direction from the robot to the person between the closest points at `s`.
    private void between(int shape, int part, double[] direction) {
        int own = 6 * (part % Body.PARTS.size());
        double[] ends = person(part).ends;
        double square = 0;
        for (int k = 0; k < 3; k++) {
            double robot = shapes.ends[6 * shape + k]
                    + s[0] * (shapes.ends[6 * shape + 3 + k] - shapes.ends[6 * shape + k]);
            double human = ends[own + k] + s[1] * (ends[own + 3 + k] - ends[own + k]);
            direction[k] = human - robot;
            square += direction[k] * direction[k];
        }
        double length = Math.sqrt(square);
        for (int k = 0; k < 3; k++) {
            direction[k] = length > 0 ? direction[k] / length : k == 2 ? 1 : 0;
        }
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
            person(partOf[i]).push(partOf[i] % Body.PARTS.size(), f * normal[o], f * normal[o + 1], f * normal[o + 2]);
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
        for (int part = 0; part < parts; part++) {
            Person person = person(part);
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
        if (solid.distance(middles[3 * part], middles[3 * part + 1], middles[3 * part + 2]) > halves[part]) {
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

    /// What is asked of a robot's part and of each pair that it makes.
    public interface Approach {

        /// Return the most distance that a part of the robot may need whose fastest point has a speed (m/s); 0 when it needs none.
        double reach(double speed);

        /// Look at a pair.
        ///
        /// @param pair     a number that says which two
        /// @param distance m
        /// @param speed    of the robot's closest point towards the person's, m/s
        void look(int pair, double distance, double speed);

        /// Return by how much the worst pair so far is closer than it may be, m; what cannot be worse is not looked at.
        double deficit();
    }

    /// Look at every pair that may be the worst one: the one that is closest against what its speed needs.
    ///
    /// @param likely the pair that was worst before; looked at first, it saves looking at most others
    public void approach(Approach approach, int likely) {
        if (parts > 0 && shapes.isThere(likely / parts)) {
            approach(likely / parts, likely % parts, Double.POSITIVE_INFINITY, approach);
        }
        for (int shape = 0; shape < shapes.count && parts > 0; shape++) {
            double reach = shapes.isThere(shape) && shapes.link[shape] >= 0 ? approach.reach(speed(shape)) : 0;
            if (reach > 0) {
                approach(shape, reach, approach);
            }
        }
    }

    private void approach(int shape, double reach, Approach approach) {
        double own = shapes.half[shape] + shapes.radius[shape];
        double deficit = approach.deficit();
        for (int part = 0; part < parts; part++) {
            double dx = shapes.middles[3 * shape] - middles[3 * part];
            double dy = shapes.middles[3 * shape + 1] - middles[3 * part + 1];
            double dz = shapes.middles[3 * shape + 2] - middles[3 * part + 2];
            double bound = own + halves[part] + reach - deficit;
            if (bound > 0 && dx * dx + dy * dy + dz * dz <= bound * bound
                    && mayBeWithin(shape, part, reach - deficit)) {
                approach(shape, part, reach, approach);
                deficit = approach.deficit();
            }
        }
    }

    /// Return whether the ball around a part of a person may be closer to a shape than a distance.
    private boolean mayBeWithin(int shape, int part, double distance) {
        double[] ends = shapes.ends;
        int o = 6 * shape;
        double ux = ends[o + 3] - ends[o];
        double uy = ends[o + 4] - ends[o + 1];
        double uz = ends[o + 5] - ends[o + 2];
        double rx = middles[3 * part] - ends[o];
        double ry = middles[3 * part + 1] - ends[o + 1];
        double rz = middles[3 * part + 2] - ends[o + 2];
        double square = 4 * shapes.half[shape] * shapes.half[shape];
        double along = square > 0 ? Math.max(0, Math.min(1, (ux * rx + uy * ry + uz * rz) / square)) : 0;
        double x = rx - along * ux;
        double y = ry - along * uy;
        double z = rz - along * uz;
        double bound = distance + halves[part] + shapes.radius[shape];
        return bound > 0 && x * x + y * y + z * z <= bound * bound;
    }

    private void approach(int shape, int part, double reach, Approach approach) {
        double distance = distance(shape, part);
        if (reach - distance <= approach.deficit()) {
            return;
        }
        between(shape, part, out);
        double place = s[0];
        double[] ends = shapes.ends;
        int o = 6 * shape;
        arm.velocity(shapes.link[shape], ends[o] + place * (ends[o + 3] - ends[o]),
                ends[o + 1] + place * (ends[o + 4] - ends[o + 1]),
                ends[o + 2] + place * (ends[o + 5] - ends[o + 2]), at, 0);
        approach.look(shape * parts + part, distance, at[0] * out[0] + at[1] * out[1] + at[2] * out[2]);
    }

    /// Return the speed of the faster end of a shape, which is its fastest point on the axis, m/s.
    double speed(int shape) {
        double most = 0;
        for (int o = 6 * shape; o < 6 * shape + 6; o += 3) {
            arm.velocity(shapes.link[shape], shapes.ends[o], shapes.ends[o + 1], shapes.ends[o + 2], at, 0);
            most = Math.max(most, at[0] * at[0] + at[1] * at[1] + at[2] * at[2]);
        }
        return Math.sqrt(most);
    }

    /// Return which two a pair is.
    public String where(Pair pair) {
        return name(pair.number() % parts) + " × " + shapes.name(pair.number() / parts);
    }

    /// A shape of the robot and a part of a person.
    public record Pair(int number) {}

    /// Return how close robot and people are, m; negative when they touch, infinite when there is nobody.
    public double separation() {
        return separation;
    }

    boolean isNear() {
        return separation < NEAR;
    }

    /// Return which two are closest, such as `operator right hand × wrist-3`.
    public String nearest() {
        return parts == 0 ? "nobody" : name(nearestPart) + " × " + shapes.name(nearestShape);
    }

    /// Write the point of a person that is closest to the robot, and its velocity: x y z, m, then m/s; nothing when there is nobody.
    public void nearest(double time, double[] to) {
        if (parts == 0) {
            return;
        }
        distance(nearestShape, nearestPart);
        between(nearestShape, nearestPart, out);
        Person person = person(nearestPart);
        int own = nearestPart % Body.PARTS.size();
        double along = s[1];
        person.velocity(own, time, along, at);
        for (int k = 0; k < 3; k++) {
            to[k] = person.ends[6 * own + k] + along * (person.ends[6 * own + 3 + k] - person.ends[6 * own + k])
                    - out[k] * person.radius[own];
            to[3 + k] = at[k];
        }
    }

    /// Return how fast the robot's closest point comes towards the closest person, m/s; 0 when there is nobody.
    public double closing() {
        if (parts == 0) {
            return 0;
        }
        distance(nearestShape, nearestPart);
        between(nearestShape, nearestPart, out);
        int o = 6 * nearestShape;
        double along = s[0];
        arm.velocity(shapes.link[nearestShape], shapes.ends[o] + along * (shapes.ends[o + 3] - shapes.ends[o]),
                shapes.ends[o + 1] + along * (shapes.ends[o + 4] - shapes.ends[o + 1]),
                shapes.ends[o + 2] + along * (shapes.ends[o + 5] - shapes.ends[o + 2]), at, 0);
        return at[0] * out[0] + at[1] * out[1] + at[2] * out[2];
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
        return name(partOf[touch]) + " × " + shapes.name(shapeOf[touch]);
    }

    /// Return a number that says which two touch.
    public int pair(int touch) {
        return shapeOf[touch] * parts + partOf[touch];
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

    private String name(int part) {
        return Simulation.personPartName(part / Body.PARTS.size(), part % Body.PARTS.size());
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
    }
}
