package io.hakari.suites.robotsafety.cell;

/// All points within a radius (m) of a segment; a ball when both ends are one point.
public record Capsule(Vec from, Vec to, double radius) implements Solid {

    public Capsule {
        if (!(radius > 0) || !Double.isFinite(radius)) {
            throw new IllegalArgumentException("radius [" + radius + "] must be a number of metres above 0");
        }
    }

    /// Return this capsule as a frame sees it in which its own frame has the given pose.
    Capsule in(Pose pose) {
        return new Capsule(pose.place(from), pose.place(to), radius);
    }

    @Override
    public double distance(double x, double y, double z) {
        double ux = to.x() - from.x();
        double uy = to.y() - from.y();
        double uz = to.z() - from.z();
        double square = ux * ux + uy * uy + uz * uz;
        double along = (x - from.x()) * ux + (y - from.y()) * uy + (z - from.z()) * uz;
        double s = square > 0 ? Math.max(0, Math.min(1, along / square)) : 0;
        double dx = x - from.x() - s * ux;
        double dy = y - from.y() - s * uy;
        double dz = z - from.z() - s * uz;
        return Math.sqrt(dx * dx + dy * dy + dz * dz) - radius;
    }
}
