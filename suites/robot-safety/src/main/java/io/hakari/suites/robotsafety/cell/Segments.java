package io.hakari.suites.robotsafety.cell;

/// The closest points of two segments.
///
/// Christer Ericson, *Real-Time Collision Detection*, 2005, section 5.1.9.
final class Segments {
    private static final double POINT = 1e-12;

    private Segments() {
    }

    /// Return the square of the distance, and where between the ends the closest points are.
    ///
    /// @param a ends of segments, x y z, x y z, of which one begins at `i`
    /// @param s takes the place on the first segment and on the second, 0 to 1
    static double distanceSquared(double[] a, int i, double[] b, int j, double[] s) {
        double ux = a[i + 3] - a[i];
        double uy = a[i + 4] - a[i + 1];
        double uz = a[i + 5] - a[i + 2];
        double vx = b[j + 3] - b[j];
        double vy = b[j + 4] - b[j + 1];
        double vz = b[j + 5] - b[j + 2];
        double rx = a[i] - b[j];
        double ry = a[i + 1] - b[j + 1];
        double rz = a[i + 2] - b[j + 2];
        double uu = ux * ux + uy * uy + uz * uz;
        double vv = vx * vx + vy * vy + vz * vz;
        double vr = vx * rx + vy * ry + vz * rz;
        double ur = ux * rx + uy * ry + uz * rz;
        double uv = ux * vx + uy * vy + uz * vz;
        double onA = 0;
        double onB;
        if (uu < POINT) {
            onB = vv < POINT ? 0 : clamp(vr / vv);
        } else if (vv < POINT) {
            onB = 0;
            onA = clamp(-ur / uu);
        } else {
            double across = uu * vv - uv * uv;
            onA = across > POINT ? clamp((uv * vr - ur * vv) / across) : 0;
            onB = (uv * onA + vr) / vv;
            if (onB < 0) {
                onB = 0;
                onA = clamp(-ur / uu);
            } else if (onB > 1) {
                onB = 1;
                onA = clamp((uv - ur) / uu);
            }
        }
        s[0] = onA;
        s[1] = onB;
        double x = rx + onA * ux - onB * vx;
        double y = ry + onA * uy - onB * vy;
        double z = rz + onA * uz - onB * vz;
        return x * x + y * y + z * z;
    }

    private static double clamp(double x) {
        return x < 0 ? 0 : Math.min(x, 1);
    }
}
