package io.hakari.reports;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.hakari.records.Replay;
import io.hakari.records.Replay.Kind;
import io.hakari.records.Replay.Part;

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
        return between(replay, frame, part -> part.kind() == Kind.PERSON, Gap::isRobot);
    }

    static boolean isRobot(Part part) {
        return part.kind() == Kind.ARM || part.kind() == Kind.TOOL || part.kind() == Kind.PAYLOAD;
    }

    /// Return where a mark belongs: between the two parts that its place names, or at the one that it names.
    static Optional<double[]> of(Replay replay, Replay.Mark mark, int frame) {
        String[] names = mark.where().split(" × ", -1);
        Predicate<Part> first = part -> part.name().equals(names[0]);
        Predicate<Part> second = part -> names.length > 1 && part.name().equals(names[1]);
        Optional<Gap> named = between(replay, frame, first, second);
        if (named.isPresent()) {
            return named.map(gap -> middle(gap.ends));
        }
        for (Part part : replay.parts()) {
            if (part.moves() && (first.test(part) || second.test(part))) {
                return Optional.of(middle(points(replay, part, frame)));
            }
        }
        return mark.hazard().contains("separation") || mark.hazard().startsWith("contact")
                ? toPeople(replay, frame).map(gap -> middle(gap.ends))
                : Optional.empty();
    }

    private static Optional<Gap> between(Replay replay, int frame, Predicate<Part> one, Predicate<Part> other) {
        List<Part> others = replay.parts().stream().filter(part -> part.moves() && other.test(part)).toList();
        Optional<Gap> least = Optional.empty();
        for (Part part : replay.parts()) {
            if (part.moves() && one.test(part)) {
                for (Part near : others) {
                    Gap gap = between(points(replay, part, frame), part.radius(), points(replay, near, frame),
                            near.radius());
                    least = least.filter(found -> found.distance <= gap.distance).or(() -> Optional.of(gap));
                }
            }
        }
        return least;
    }

    /// Return both ends of a part in a frame, mm.
    static double[] points(Replay replay, Part part, int frame) {
        List<Integer> from = part.moves() ? replay.frames().get(frame) : part.place();
        int at = part.moves() ? 2 * AXES * place(replay, part) : 0;
        double[] points = new double[2 * AXES];
        for (int i = 0; i < points.length; i++) {
            points[i] = from.get(at + i);
        }
        return points;
    }

    private static int place(Replay replay, Part part) {
        int place = 0;
        for (Part one : replay.parts()) {
            if (one == part) {
                return place;
            }
            place += one.moves() ? 1 : 0;
        }
        throw new IllegalArgumentException("part [" + part.name() + "] is none of the replay");
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
