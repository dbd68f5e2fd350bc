package io.hakari.suites.robotsafety.cell;

import java.util.Arrays;
import java.util.List;

/// Every shape of the robot against every part of every person: how far apart they are, and in which direction.
///
/// A pair is passed over when the balls around its capsules show that it cannot matter, and a shape with all its pairs
/// while neither it nor anybody can have moved as far as it was away when it was last looked at.
public final class Pairs {
    final int parts;
    private final Arm arm;
    private final Shapes shapes;
    private final List<Person> people;
    private final double[] middles;
    private final double[] halves;
    /// Of each shape: from where to it no person was nearer than what, when all people together had moved so far.
    private final double[] seenEnds;
    private final double[] seenDistance;
    private final double[] seenDrift;
    private double drift;
    private final double[] s = new double[2];
    private final double[] at = new double[3];
    private final double[] out = new double[3];
    private final double[] endPlace = new double[6];
    private final double[] endVelocity = new double[6];

    Pairs(Arm arm, Shapes shapes, List<Person> people) {
        this.arm = arm;
        this.shapes = shapes;
        this.people = people;
        parts = people.size() * Body.PARTS.size();
        middles = new double[3 * parts];
        halves = new double[parts];
        seenEnds = new double[6 * shapes.count];
        seenDistance = new double[shapes.count];
        seenDrift = new double[shapes.count];
        forget();
    }

    /// Forget what was seen: what follows is no longer a motion from there.
    void forget() {
        Arrays.fill(seenDistance, Double.NEGATIVE_INFINITY);
    }

    /// Note that no part of a person is nearer to a shape than a distance.
    void note(int shape, double distance) {
        System.arraycopy(shapes.ends, 6 * shape, seenEnds, 6 * shape, 6);
        seenDistance[shape] = distance;
        seenDrift[shape] = drift;
    }

    /// Return whether what was noted shows that no part is nearer to a shape than a distance.
    boolean isBeyond(int shape, double distance) {
        double left = seenDistance[shape] - (drift - seenDrift[shape]) - distance;
        return left > 0 && moved(6 * shape) < left * left;
    }

    /// Return the square of how far the farther end of a shape has moved; no point of its axis has moved farther.
    private double moved(int o) {
        double most = 0;
        for (int k = o; k < o + 6; k += 3) {
            double dx = shapes.ends[k] - seenEnds[k];
            double dy = shapes.ends[k + 1] - seenEnds[k + 1];
            double dz = shapes.ends[k + 2] - seenEnds[k + 2];
            most = Math.max(most, dx * dx + dy * dy + dz * dz);
        }
        return most;
    }

    /// Draw balls around the parts of all people, where they are placed now.
    void bound() {
        int bodyParts = Body.PARTS.size();
        double most = 0;
        for (int i = 0; i < people.size(); i++) {
            most = Math.max(most, people.get(i).moved());
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
        drift += most;
    }

    /// Return whether the balls of two are closer than a distance.
    boolean mayBeCloser(int shape, int part, double distance) {
        double dx = shapes.middles[3 * shape] - middles[3 * part];
        double dy = shapes.middles[3 * shape + 1] - middles[3 * part + 1];
        double dz = shapes.middles[3 * shape + 2] - middles[3 * part + 2];
        double bound = shapes.half[shape] + shapes.radius[shape] + halves[part] + distance;
        return bound > 0 && dx * dx + dy * dy + dz * dz <= bound * bound;
    }

    Person person(int part) {
        return people.get(part / Body.PARTS.size());
    }

    /// Return the distance of two, m, negative when they overlap, and remember their closest points.
    double distance(int shape, int part) {
        if (!shapes.isThere(shape)) {
            return Double.POSITIVE_INFINITY;
        }
        int own = part % Body.PARTS.size();
        Person person = person(part);
        return Math.sqrt(Segments.distanceSquared(shapes.ends, 6 * shape, person.ends, 6 * own, s))
                - shapes.radius[shape]
                - person.radius[own];
    }

    /// Write the direction from robot to person between the closest points of the last distance; it must be of these two.
    void between(int shape, int part, double[] direction) {
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

    /// Write the closest point on the axis of the shape that the last distance was asked of.
    void closest(int shape, double[] point) {
        double[] ends = shapes.ends;
        int o = 6 * shape;
        for (int k = 0; k < 3; k++) {
            point[k] = ends[o + k] + s[0] * (ends[o + 3 + k] - ends[o + k]);
        }
    }

    /// Return whether the middle of a part may be inside of a solid or on it.
    boolean mayTouch(int part, Solid solid) {
        return solid.distance(middles[3 * part], middles[3 * part + 1], middles[3 * part + 2]) <= halves[part];
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
    /// @param likely  the pair that was worst before; looked at first, it saves looking at most others
    /// @param nearest the distance of the closest pair, m
    public void approach(Approach approach, int likely, double nearest) {
        if (parts > 0 && shapes.isThere(likely / parts)) {
            approach(likely / parts, likely % parts, Double.POSITIVE_INFINITY, approach);
        }
        for (int shape = 0; shape < shapes.count && parts > 0; shape++) {
            double reach = shapes.isThere(shape) && shapes.link[shape] >= 0 ? approach.reach(speed(shape)) : 0;
            double within = reach - approach.deficit();
            if (reach > 0 && within > nearest && !isBeyond(shape, within)) {
                approach(shape, reach, approach);
            }
        }
    }

    private void approach(int shape, double reach, Approach approach) {
        double deficit = approach.deficit();
        for (int part = 0; part < parts; part++) {
            if (mayBeCloser(shape, part, reach - deficit) && mayApproach(part)
                    && mayBeWithin(shape, part, reach - deficit)) {
                approach(shape, part, reach, approach);
                deficit = approach.deficit();
            }
        }
    }

    /// Return whether a point of the shape whose speed was last asked for may come closer to a part of a person.
    ///
    /// With v(s) and p(s) along the shape's axis and q(t) along the part's, v · (q − p) is how fast they part, times their
    /// distance. A body is rigid, so the ends' difference in velocity is square to the axis, there is no term in s², and what
    /// is linear in s and in t is largest at the ends.
    private boolean mayApproach(int part) {
        double[] q = person(part).ends;
        int o = 6 * (part % Body.PARTS.size());
        return towards(0, q, o) > 0 || towards(3, q, o) > 0 || towards(0, q, o + 3) > 0 || towards(3, q, o + 3) > 0;
    }

    private double towards(int end, double[] q, int o) {
        return endVelocity[end] * (q[o] - endPlace[end]) + endVelocity[end + 1] * (q[o + 1] - endPlace[end + 1])
                + endVelocity[end + 2] * (q[o + 2] - endPlace[end + 2]);
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
        if (reach - distance > approach.deficit()) {
            approach.look(shape * parts + part, distance, towards(shape, part));
        }
    }

    /// Return how fast the closest point of a shape comes towards a part of a person, m/s.
    double closing(int shape, int part) {
        distance(shape, part);
        return towards(shape, part);
    }

    /// Return the same of the two whose distance was the last.
    private double towards(int shape, int part) {
        between(shape, part, out);
        closest(shape, at);
        arm.velocity(shapes.link[shape], at[0], at[1], at[2], at, 0);
        return at[0] * out[0] + at[1] * out[1] + at[2] * out[2];
    }

    /// Write the point of a part of a person that is closest to a shape, and its velocity.
    void nearest(int shape, int part, double time, double[] to) {
        distance(shape, part);
        between(shape, part, out);
        Person person = person(part);
        int own = part % Body.PARTS.size();
        double along = s[1];
        person.velocity(own, time, along, at);
        for (int k = 0; k < 3; k++) {
            to[k] = person.ends[6 * own + k] + along * (person.ends[6 * own + 3 + k] - person.ends[6 * own + k])
                    - out[k] * person.radius[own];
            to[3 + k] = at[k];
        }
    }

    /// Return the speed of the faster end of a shape, which is its fastest point on the axis, m/s.
    double speed(int shape) {
        double most = 0;
        System.arraycopy(shapes.ends, 6 * shape, endPlace, 0, 6);
        for (int o = 0; o < 6; o += 3) {
            arm.velocity(shapes.link[shape], endPlace[o], endPlace[o + 1], endPlace[o + 2], endVelocity, o);
            double square = endVelocity[o] * endVelocity[o] + endVelocity[o + 1] * endVelocity[o + 1]
                    + endVelocity[o + 2] * endVelocity[o + 2];
            most = Math.max(most, square);
        }
        return Math.sqrt(most);
    }

    /// Return which two a pair is, such as `person 1 right hand × wrist-3`.
    public String where(int pair) {
        return name(pair % parts) + " × " + shapes.name(pair / parts);
    }

    private String name(int part) {
        return Simulation.personPartName(part / Body.PARTS.size(), part % Body.PARTS.size());
    }
}
