package io.hakari.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.hakari.records.Replay;
import io.hakari.records.Replay.Kind;

/// The shortest way between two capsules of a replay, from surface to surface, as two points in mm.
final class Gap {
    private static final int AXES = 3;

    private final double distance;
    private final double[] ends;

    private Gap(double distance, double[] ends) {
        this.distance = distance;
        this.ends = ends;
    }

    /// Return how long it is, mm; negative when they touch.
    double distance() {
        return distance;
    }

    double[] ends() {
        return ends.clone();
    }

    /// Return the shortest way in a frame between what is the robot's and what is a person's; empty without both.
    static Optional<Gap> toPeople(Replay replay, int frame) {
        return between(Body.all(replay, frame), Body::isPerson, Body::isRobot);
    }

    /// Return where a mark belongs: between the two parts that its place names, at the one that it names, or at the tool.
    static Optional<double[]> of(Replay replay, Replay.Mark mark, int frame) {
        List<Body> bodies = Body.all(replay, frame);
        List<String> names = List.of(mark.where().split(" × ", -1));
        Predicate<Body> first = body -> body.part().name().equals(names.getFirst());
        Predicate<Body> last = body -> body.part().name().equals(names.getLast());
        Optional<Gap> gap = between(bodies, first, last.and(first.negate()));
        if (gap.isPresent()) {
            return gap.map(Gap::middle);
        }
        Optional<Body> named = bodies.stream().filter(Body::moves).filter(first.or(last)).findFirst();
        if (named.isPresent()) {
            return named.map(body -> middle(body.ends()));
        }
        Optional<Gap> people = mark.hazard().contains("separation") || mark.hazard().startsWith("contact")
                ? toPeople(replay, frame)
                : Optional.empty();
        return people.map(Gap::middle).or(() -> bodies.stream().filter(Body::isRobot)
                .max(Comparator.comparing(body -> body.part().kind() == Kind.TOOL)).map(body -> middle(body.ends())));
    }

    private static Optional<Gap> between(List<Body> bodies, Predicate<Body> one, Predicate<Body> other) {
        List<Body> near = bodies.stream().filter(Body::moves).filter(other).toList();
        return bodies.stream().filter(Body::moves).filter(one)
                .flatMap(body -> near.stream().map(next -> between(body.ends(), body.part().radius(), next.ends(),
                        next.part().radius())))
                .min(Comparator.comparingDouble(Gap::distance));
    }

    /// The nearest points of two segments (Ericson, Real-Time Collision Detection, 2005, section 5.1.9), moved out to the
    /// surfaces.
    static Gap between(double[] p, double radius, double[] q, double other) {
        double[] u = minus(p, AXES, p, 0);
        double[] v = minus(q, AXES, q, 0);
        double[] w = minus(p, 0, q, 0);
        double a = dot(u, u);
        double e = dot(v, v);
        double f = dot(v, w);
        double b = dot(u, v);
        double c = dot(u, w);
        double s = 0;
        double t = 0;
        if (a > 0 && e > 0) {
            double denominator = a * e - b * b;
            s = denominator > 0 ? clamp((b * f - c * e) / denominator) : 0;
            t = clamp((b * s + f) / e);
            s = clamp((b * t - c) / a);
        } else if (a > 0) {
            s = clamp(-c / a);
        } else if (e > 0) {
            t = clamp(f / e);
        }
        double[] from = along(p, s);
        double[] to = along(q, t);
        double[] way = minus(to, 0, from, 0);
        double length = Math.sqrt(dot(way, way));
        double[] ends = new double[2 * AXES];
        for (int i = 0; i < AXES; i++) {
            double unit = length > 0 ? way[i] / length : 0;
            ends[i] = from[i] + unit * radius;
            ends[AXES + i] = to[i] - unit * other;
        }
        return new Gap(length - radius - other, ends);
    }

    private double[] middle() {
        return middle(ends);
    }

    private static double[] middle(double[] points) {
        double[] middle = new double[AXES];
        for (int i = 0; i < AXES; i++) {
            middle[i] = (points[i] + points[AXES + i]) / 2;
        }
        return middle;
    }

    private static double[] along(double[] ends, double share) {
        double[] point = new double[AXES];
        for (int i = 0; i < AXES; i++) {
            point[i] = ends[i] + share * (ends[AXES + i] - ends[i]);
        }
        return point;
    }

    private static double[] minus(double[] one, int from, double[] other, int at) {
        return new double[]{one[from] - other[at], one[from + 1] - other[at + 1], one[from + 2] - other[at + 2]};
    }

    private static double dot(double[] one, double[] other) {
        return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
