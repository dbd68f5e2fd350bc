package io.hakari.suites.robotsafety.cell;

/// Where the points of a body are at one moment, built from a stance and what the limbs do.
///
/// The person looks along `heading`; `pitch` leans all above the hips forward about them.
final class Posture {
    private static final double SHOULDERS = 0.19;
    private static final double HIPS = 0.10;
    private static final double THIGH = 0.42;
    private static final double SHANK = 0.42;
    private static final double ALMOST_STRETCHED = 0.995;

    private final double scale;
    private final Vec foot;
    private final Vec ahead;
    private final Vec left;
    private final double sinPitch;
    private final double cosPitch;
    private final double[] points = new double[3 * Body.POINTS];

    /// @param foot    on the floor below the hips
    /// @param heading rad about z
    /// @param pitch   rad
    /// @param drop    how far the hips are below where they are when standing, m
    Posture(double height, Vec foot, double heading, double pitch, double drop) {
        scale = height / Body.HEIGHT;
        this.foot = foot;
        ahead = new Vec(StrictMath.cos(heading), StrictMath.sin(heading), 0);
        left = new Vec(-ahead.y(), ahead.x(), 0);
        sinPitch = StrictMath.sin(pitch);
        cosPitch = StrictMath.cos(pitch);
        set(Body.PELVIS, hips(0, drop));
        set(Body.WAIST, above(0.15, 0, 0, drop));
        set(Body.CHEST, above(0.35, 0, 0, drop));
        set(Body.NECK, above(0.52, 0, 0, drop));
        set(Body.CHIN, above(0.59, 0.01, 0, drop));
        set(Body.HEAD, above(0.71, 0.01, 0, drop));
        set(Body.FACE, above(0.66, 0.075, 0, drop));
        for (int side = 0; side < 2; side++) {
            double sign = side == 0 ? 1 : -1;
            set(Body.SHOULDER + side, above(0.47, -0.03, sign * SHOULDERS, drop));
            set(Body.HIP + side, hips(sign * HIPS, drop));
        }
    }

    private Vec hips(double aside, double drop) {
        return foot.plus(left.times(scale * aside)).plus(new Vec(0, 0, scale * 0.95 - drop));
    }

    private Vec above(double up, double forward, double aside, double drop) {
        return hips(aside, drop).plus(ahead.times(scale * (up * sinPitch + forward * cosPitch)))
                .plus(new Vec(0, 0, scale * (up * cosPitch - forward * sinPitch)));
    }

    /// Swing a leg: the thigh by an angle forward, the shank by an angle back from it.
    void leg(int side, double swing, double bend) {
        Vec knee = at(Body.HIP + side).plus(hanging(swing).times(scale * THIGH));
        set(Body.KNEE + side, knee);
        set(Body.ANKLE + side, knee.plus(hanging(swing - bend).times(scale * SHANK)));
    }

    /// Return where the fingertips are when the arm hangs and swings by an angle.
    Vec hangingTip(int side, double swing) {
        return at(Body.SHOULDER + side)
                .plus(hanging(swing).times(scale * 0.97 * (Body.UPPER_ARM + Body.FOREARM + Body.HAND)));
    }

    private Vec hanging(double swing) {
        return ahead.times(StrictMath.sin(swing)).plus(new Vec(0, 0, -StrictMath.cos(swing)));
    }

    /// Stretch an arm to a point, or as far towards it as it goes; forearm and hand stay in line, the elbow hangs outward.
    void arm(int side, Vec tip) {
        double upper = scale * Body.UPPER_ARM;
        double lower = scale * (Body.FOREARM + Body.HAND);
        Vec shoulder = at(Body.SHOULDER + side);
        Vec way = tip.minus(shoulder);
        double far = Math.max(way.length(), 1e-6);
        double d = Math.max(Math.min(far, ALMOST_STRETCHED * (upper + lower)), 1.05 * Math.abs(lower - upper));
        Vec along = way.times(1 / far);
        Vec out = new Vec(0, 0, -1).plus(left.times(side == 0 ? 0.4 : -0.4)).minus(ahead.times(0.5));
        Vec across = out.minus(along.times(out.dot(along)));
        double a = (upper * upper - lower * lower + d * d) / (2 * d);
        double h = Math.sqrt(Math.max(0, upper * upper - a * a));
        Vec elbow = shoulder.plus(along.times(a)).plus(across.times(h / Math.max(across.length(), 1e-6)));
        Vec end = shoulder.plus(along.times(d));
        Vec forearm = end.minus(elbow);
        set(Body.ELBOW + side, elbow);
        set(Body.WRIST + side, elbow.plus(forearm.times(Body.FOREARM / (Body.FOREARM + Body.HAND))));
        set(Body.FINGERTIP + side, end);
    }

    Vec at(int point) {
        return new Vec(points[3 * point], points[3 * point + 1], points[3 * point + 2]);
    }

    private void set(int point, Vec value) {
        points[3 * point] = value.x();
        points[3 * point + 1] = value.y();
        points[3 * point + 2] = value.z();
    }

    void copyTo(double[] table, int frame) {
        System.arraycopy(points, 0, table, frame * points.length, points.length);
    }
}
