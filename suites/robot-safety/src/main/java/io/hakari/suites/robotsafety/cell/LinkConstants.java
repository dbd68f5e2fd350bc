package io.hakari.suites.robotsafety.cell;

/// What does not move of an arm, laid out for its recursions.
///
/// A joint's turn is `F (a aᵀ + cos q (1 − a aᵀ) + sin q A)`, with F from the file and A x = a × x (Rodrigues), so three constant
/// matrices make it whatever the axis.
final class LinkConstants {
    static final int AXIS = 0;
    static final int OFFSET = 1;
    static final int CENTRE = 2;

    private final double[] still;
    private final double[] cosine;
    private final double[] sine;
    private final double[][] vectors;
    private final double[] masses;
    /// xx, yy, zz, xy, xz, yz
    private final double[] moments;

    LinkConstants(Robot robot) {
        int n = robot.joints();
        still = new double[9 * n];
        cosine = new double[9 * n];
        sine = new double[9 * n];
        vectors = new double[3][3 * n];
        masses = new double[n];
        moments = new double[6 * n];
        for (int i = 0; i < n; i++) {
            Joint joint = robot.joint(i);
            Vec a = joint.axis();
            setTurn(i, joint.origin(), a);
            setVector(AXIS, i, joint.origin().turn(a));
            setVector(OFFSET, i, joint.origin().origin());
            setInertia(i, robot.links().get(i).inertia());
        }
    }

    private void setTurn(int i, Pose fixed, Vec a) {
        Vec[] unit = {new Vec(1, 0, 0), new Vec(0, 1, 0), new Vec(0, 0, 1)};
        for (int column = 0; column < 3; column++) {
            Vec e = unit[column];
            Vec along = a.times(a.dot(e));
            setColumn(still, i, column, fixed.turn(along));
            setColumn(cosine, i, column, fixed.turn(e.minus(along)));
            setColumn(sine, i, column, fixed.turn(a.cross(e)));
        }
    }

    private static void setColumn(double[] matrices, int i, int column, Vec value) {
        matrices[9 * i + column] = value.x();
        matrices[9 * i + 3 + column] = value.y();
        matrices[9 * i + 6 + column] = value.z();
    }

    private void setVector(int which, int i, Vec value) {
        vectors[which][3 * i] = value.x();
        vectors[which][3 * i + 1] = value.y();
        vectors[which][3 * i + 2] = value.z();
    }

    void setInertia(int i, Inertia body) {
        masses[i] = body.mass();
        setVector(CENTRE, i, body.centre());
        double[] values = {body.xx(), body.yy(), body.zz(), body.xy(), body.xz(), body.yz()};
        System.arraycopy(values, 0, moments, 6 * i, 6);
    }

    double mass(int i) {
        return masses[i];
    }

    double dot(int which, int i, double a, double b, double c) {
        double[] v = vectors[which];
        return a * v[3 * i] + b * v[3 * i + 1] + c * v[3 * i + 2];
    }

    void turn(int i, double sin, double cos, double[] out) {
        for (int k = 0; k < 9; k++) {
            out[k] = still[9 * i + k] + cos * cosine[9 * i + k] + sin * sine[9 * i + k];
        }
    }

    /// Turn a link's moments of inertia into the world: R I Rᵀ.
    void inertia(int i, double[] r, int o, double[] out, int at) {
        double xx = moments[6 * i];
        double yy = moments[6 * i + 1];
        double zz = moments[6 * i + 2];
        double xy = moments[6 * i + 3];
        double xz = moments[6 * i + 4];
        double yz = moments[6 * i + 5];
        double ax = r[o] * xx + r[o + 1] * xy + r[o + 2] * xz;
        double ay = r[o] * xy + r[o + 1] * yy + r[o + 2] * yz;
        double az = r[o] * xz + r[o + 1] * yz + r[o + 2] * zz;
        double bx = r[o + 3] * xx + r[o + 4] * xy + r[o + 5] * xz;
        double by = r[o + 3] * xy + r[o + 4] * yy + r[o + 5] * yz;
        double bz = r[o + 3] * xz + r[o + 4] * yz + r[o + 5] * zz;
        double cx = r[o + 6] * xx + r[o + 7] * xy + r[o + 8] * xz;
        double cy = r[o + 6] * xy + r[o + 7] * yy + r[o + 8] * yz;
        double cz = r[o + 6] * xz + r[o + 7] * yz + r[o + 8] * zz;
        out[at] = ax * r[o] + ay * r[o + 1] + az * r[o + 2];
        out[at + 1] = bx * r[o + 3] + by * r[o + 4] + bz * r[o + 5];
        out[at + 2] = cx * r[o + 6] + cy * r[o + 7] + cz * r[o + 8];
        out[at + 3] = ax * r[o + 3] + ay * r[o + 4] + az * r[o + 5];
        out[at + 4] = ax * r[o + 6] + ay * r[o + 7] + az * r[o + 8];
        out[at + 5] = bx * r[o + 6] + by * r[o + 7] + bz * r[o + 8];
    }

    /// Return the rows of a pose's rotation, then its origin.
    static double[] matrix(Pose pose) {
        return new double[]{pose.x().x(), pose.y().x(), pose.z().x(), pose.x().y(), pose.y().y(), pose.z().y(),
                pose.x().z(), pose.y().z(), pose.z().z(), pose.origin().x(), pose.origin().y(), pose.origin().z()};
    }
}
