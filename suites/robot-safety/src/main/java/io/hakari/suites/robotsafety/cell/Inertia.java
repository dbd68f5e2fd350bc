package io.hakari.suites.robotsafety.cell;

/// Mass (kg), centre of mass (m) and moments of inertia about that centre (kg m²), in the frame of a link.
public record Inertia(double mass, Vec centre, double xx, double yy, double zz, double xy, double xz, double yz) {
    public static final Inertia NONE = new Inertia(0, Vec.ZERO, 0, 0, 0, 0, 0, 0);

    private static final double SLACK = 1e-6;

    public Inertia {
        if (!(mass >= 0) || !Double.isFinite(mass)) {
            throw new IllegalArgumentException("mass [" + mass + "] must be a number of kg that is not negative");
        }
        double room = SLACK * (xx + yy + zz);
        boolean body = xx >= 0 && yy >= 0 && zz >= 0 && xx + yy + room >= zz && yy + zz + room >= xx
                && zz + xx + room >= yy;
        if (!body || !Double.isFinite(xx + yy + zz + xy + xz + yz)) {
            throw new IllegalArgumentException("moments of inertia [" + xx + ", " + yy + ", " + zz
                    + "] belong to no body; none may be negative or above the sum of the other two");
        }
    }

    /// Return a ball of even density.
    public static Inertia ofBall(double mass, Vec centre, double radius) {
        double moment = 0.4 * mass * radius * radius;
        return new Inertia(mass, centre, moment, moment, moment, 0, 0, 0);
    }

    /// Return the same body as a frame sees it in which its own frame has the given pose: R I Rᵀ.
    Inertia in(Pose pose) {
        Vec x = pose.turn(column(0));
        Vec y = pose.turn(column(1));
        Vec z = pose.turn(column(2));
        // Rows of R I, turned once more by R from the right.
        Vec first = pose.turn(new Vec(x.x(), y.x(), z.x()));
        Vec second = pose.turn(new Vec(x.y(), y.y(), z.y()));
        Vec third = pose.turn(new Vec(x.z(), y.z(), z.z()));
        return new Inertia(mass, pose.place(centre), first.x(), second.y(), third.z(), first.y(), first.z(),
                second.z());
    }

    /// Return both bodies as one (parallel axis theorem).
    Inertia plus(Inertia other) {
        double total = mass + other.mass;
        if (total == 0) {
            return this;
        }
        Vec middle = centre.times(mass / total).plus(other.centre.times(other.mass / total));
        return about(middle, this).sum(about(middle, other), total, middle);
    }

    private static Moments about(Vec point, Inertia body) {
        Vec d = body.centre.minus(point);
        double m = body.mass;
        return new Moments(body.xx + m * (d.y() * d.y() + d.z() * d.z()),
                body.yy + m * (d.x() * d.x() + d.z() * d.z()), body.zz + m * (d.x() * d.x() + d.y() * d.y()),
                body.xy - m * d.x() * d.y(), body.xz - m * d.x() * d.z(), body.yz - m * d.y() * d.z());
    }

    private Vec column(int index) {
        return switch (index) {
            case 0 -> new Vec(xx, xy, xz);
            case 1 -> new Vec(xy, yy, yz);
            default -> new Vec(xz, yz, zz);
        };
    }

    private record Moments(double xx, double yy, double zz, double xy, double xz, double yz) {

        Inertia sum(Moments other, double mass, Vec centre) {
            return new Inertia(mass, centre, xx + other.xx, yy + other.yy, zz + other.zz, xy + other.xy,
                    xz + other.xz, yz + other.yz);
        }
    }
}
