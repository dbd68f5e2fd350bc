package io.hakari.suites.robotsafety.cell;

/// Where a frame lies in another: its origin and the directions of its axes.
public record Pose(Vec origin, Vec x, Vec y, Vec z) {
    public static final Pose IDENTITY = new Pose(Vec.ZERO, new Vec(1, 0, 0), new Vec(0, 1, 0), new Vec(0, 0, 1));

    /// Return the pose of URDF's `origin`: turned by roll about x, then pitch about y, then yaw about z, all fixed axes.
    public static Pose of(Vec origin, double roll, double pitch, double yaw) {
        if (roll == 0 && pitch == 0 && yaw == 0) {
            return new Pose(origin, IDENTITY.x, IDENTITY.y, IDENTITY.z);
        }
        double sr = StrictMath.sin(roll);
        double cr = StrictMath.cos(roll);
        double sp = StrictMath.sin(pitch);
        double cp = StrictMath.cos(pitch);
        double sy = StrictMath.sin(yaw);
        double cy = StrictMath.cos(yaw);
        return new Pose(origin, new Vec(cy * cp, sy * cp, -sp),
                new Vec(cy * sp * sr - sy * cr, sy * sp * sr + cy * cr, cp * sr),
                new Vec(cy * sp * cr + sy * sr, sy * sp * cr - cy * sr, cp * cr));
    }

    /// Return a direction of this frame as the outer frame sees it.
    public Vec turn(Vec direction) {
        return x.times(direction.x()).plus(y.times(direction.y())).plus(z.times(direction.z()));
    }

    /// Return a point of this frame as the outer frame sees it.
    public Vec place(Vec point) {
        return origin.plus(turn(point));
    }

    /// Return the pose of a frame that lies in this one.
    public Pose then(Pose inner) {
        return new Pose(place(inner.origin), turn(inner.x), turn(inner.y), turn(inner.z));
    }
}
