package io.hakari.suites.robotsafety.cell;

/// A convex body that stands still: a fixture, or a volume that nothing may enter.
public sealed interface Solid permits Solid.Box, Solid.Cylinder, Capsule {
    /// How often the golden section is cut; the place is then known to 1e-10 of the segment.
    int CUTS = 48;
    double GOLDEN = (Math.sqrt(5) - 1) / 2;
    double NEARBY = 1e-6;

    /// Return how far a point is from the surface, m; negative inside.
    double distance(double x, double y, double z);

    /// Return the smallest distance of a segment's points, and where between both ends it is.
    ///
    /// The signed distance of a convex body is convex, so along a segment it has one valley and a golden section finds it.
    ///
    /// @param ends of segments, x y z, x y z
    /// @param at   where the segment begins in them
    /// @param s    takes the place, 0 to 1
    default double distance(double[] ends, int at, double[] s) {
        double low = 0;
        double high = 1;
        double left = 1 - GOLDEN;
        double right = GOLDEN;
        double onLeft = along(ends, at, left);
        double onRight = along(ends, at, right);
        for (int cut = 0; cut < CUTS; cut++) {
            if (onLeft <= onRight) {
                high = right;
                right = left;
                onRight = onLeft;
                left = high - GOLDEN * (high - low);
                onLeft = along(ends, at, left);
            } else {
                low = left;
                left = right;
                onLeft = onRight;
                right = low + GOLDEN * (high - low);
                onRight = along(ends, at, right);
            }
        }
        double best = (low + high) / 2;
        double least = along(ends, at, best);
        for (int end = 0; end < 2; end++) {
            double there = along(ends, at, end);
            if (there <= least) {
                least = there;
                best = end;
            }
        }
        s[0] = best;
        return least;
    }

    /// Return a distance that no point of a segment is nearer than; it costs little.
    ///
    /// @param ends of segments, x y z, x y z
    /// @param at   where the segment begins in them
    default double atLeast(double[] ends, int at) {
        double x = 0.5 * (ends[at] + ends[at + 3]);
        double y = 0.5 * (ends[at + 1] + ends[at + 4]);
        double z = 0.5 * (ends[at + 2] + ends[at + 5]);
        double dx = ends[at] - x;
        double dy = ends[at + 1] - y;
        double dz = ends[at + 2] - z;
        return distance(x, y, z) - Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    private double along(double[] ends, int at, double s) {
        return distance(ends[at] + s * (ends[at + 3] - ends[at]), ends[at + 1] + s * (ends[at + 4] - ends[at + 1]),
                ends[at + 2] + s * (ends[at + 5] - ends[at + 2]));
    }

    /// Write the direction in which the distance grows, of length 1.
    default void outward(double[] point, double[] out) {
        double x = point[0];
        double y = point[1];
        double z = point[2];
        out[0] = distance(x + NEARBY, y, z) - distance(x - NEARBY, y, z);
        out[1] = distance(x, y + NEARBY, z) - distance(x, y - NEARBY, z);
        out[2] = distance(x, y, z + NEARBY) - distance(x, y, z - NEARBY);
        double length = Math.sqrt(out[0] * out[0] + out[1] * out[1] + out[2] * out[2]);
        for (int k = 0; k < 3; k++) {
            out[k] = length > 0 ? out[k] / length : k == 2 ? 1 : 0;
        }
    }

    /// A box, turned about the vertical.
    ///
    /// @param half half of its length, width and height
    /// @param cos  of its angle about the vertical
    /// @param sin  of the same angle
    record Box(Vec centre, Vec half, double cos, double sin) implements Solid {

        public Box {
            if (!(half.x() > 0 && half.y() > 0 && half.z() > 0)) {
                throw new IllegalArgumentException("the size of a box must be above 0 in every direction");
            }
        }

        /// Return a box by its whole size, turned by an angle about the vertical, rad.
        public static Box of(Vec centre, Vec size, double yaw) {
            return new Box(centre, size.times(0.5), StrictMath.cos(yaw), StrictMath.sin(yaw));
        }

        @Override
        public double distance(double x, double y, double z) {
            double dx = x - centre.x();
            double dy = y - centre.y();
            double ax = Math.abs(cos * dx + sin * dy) - half.x();
            double ay = Math.abs(cos * dy - sin * dx) - half.y();
            double az = Math.abs(z - centre.z()) - half.z();
            double ox = Math.max(ax, 0);
            double oy = Math.max(ay, 0);
            double oz = Math.max(az, 0);
            return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(0, Math.max(ax, Math.max(ay, az)));
        }

        /// A segment that lies beyond one pair of faces is at least so far away.
        @Override
        public double atLeast(double[] ends, int at) {
            double ax = ends[at] - centre.x();
            double ay = ends[at + 1] - centre.y();
            double bx = ends[at + 3] - centre.x();
            double by = ends[at + 4] - centre.y();
            double across = beyond(cos * ax + sin * ay, cos * bx + sin * by) - half.x();
            double along = beyond(cos * ay - sin * ax, cos * by - sin * bx) - half.y();
            double up = beyond(ends[at + 2] - centre.z(), ends[at + 5] - centre.z()) - half.z();
            return Math.max(Solid.super.atLeast(ends, at), Math.max(across, Math.max(along, up)));
        }

        private static double beyond(double a, double b) {
            return Math.max(0, Math.max(Math.min(a, b), -Math.max(a, b)));
        }
    }

    /// An upright cylinder.
    ///
    /// @param base the middle of its lower face
    record Cylinder(Vec base, double radius, double height) implements Solid {

        public Cylinder {
            if (!(radius > 0) || !(height > 0)) {
                throw new IllegalArgumentException("radius and height of a cylinder must be above 0");
            }
        }

        @Override
        public double distance(double x, double y, double z) {
            double dx = x - base.x();
            double dy = y - base.y();
            double across = Math.sqrt(dx * dx + dy * dy) - radius;
            double up = Math.abs(z - base.z() - height / 2) - height / 2;
            double oa = Math.max(across, 0);
            double ou = Math.max(up, 0);
            return Math.sqrt(oa * oa + ou * ou) + Math.min(0, Math.max(across, up));
        }
    }
}
