package io.hakari.suites.robotsafety.cell;

/// Where an arm's recursions keep what they need between two links; nothing in it outlives a step.
final class ArmScratch {
    final double[] turn = new double[9];
    final double[] composite = new double[6];
    /// ω, then α.
    final double[] spin = new double[6];
    final double[] point = new double[3];
    final double[] centre = new double[3];
    /// Of each link: force, then moment about its centre of mass.
    final double[] force;
    final double[] row;
    final double[] solved;
    final double[] zero;
    private final int n;
    private final double[] factor;

    ArmScratch(int n) {
        this.n = n;
        force = new double[6 * n];
        row = new double[n];
        solved = new double[n];
        zero = new double[n];
        factor = new double[n * n];
    }

    /// Add to the acceleration of a point what another of the same body has more: α × r + ω × (ω × r).
    static void accelerate(double[] v, double rx, double ry, double rz, double[] from, double[] to) {
        double ux = v[1] * rz - v[2] * ry;
        double uy = v[2] * rx - v[0] * rz;
        double uz = v[0] * ry - v[1] * rx;
        to[0] = from[0] + (v[4] * rz - v[5] * ry + v[1] * uz - v[2] * uy);
        to[1] = from[1] + (v[5] * rx - v[3] * rz + v[2] * ux - v[0] * uz);
        to[2] = from[2] + (v[3] * ry - v[4] * rx + v[0] * uy - v[1] * ux);
    }

    /// Note what moves a link: m a, and I α + ω × I ω.
    void wrench(int i, double m, double[] inertia) {
        double[] v = spin;
        int o = 6 * i;
        double hx = inertia[o] * v[0] + inertia[o + 3] * v[1] + inertia[o + 4] * v[2];
        double hy = inertia[o + 3] * v[0] + inertia[o + 1] * v[1] + inertia[o + 5] * v[2];
        double hz = inertia[o + 4] * v[0] + inertia[o + 5] * v[1] + inertia[o + 2] * v[2];
        force[o] = m * centre[0];
        force[o + 1] = m * centre[1];
        force[o + 2] = m * centre[2];
        force[o + 3] = inertia[o] * v[3] + inertia[o + 3] * v[4] + inertia[o + 4] * v[5] + v[1] * hz - v[2] * hy;
        force[o + 4] = inertia[o + 3] * v[3] + inertia[o + 1] * v[4] + inertia[o + 5] * v[5] + v[2] * hx - v[0] * hz;
        force[o + 5] = inertia[o + 4] * v[3] + inertia[o + 5] * v[4] + inertia[o + 2] * v[5] + v[0] * hy - v[1] * hx;
    }

    /// Replace b by (A + diag d)⁻¹ b (Cholesky); A is left as it is.
    void solve(double[] a, double[] d, double[] b) {
        double[] l = factor;
        for (int j = 0; j < n; j++) {
            double pivot = a[j * n + j] + d[j];
            for (int k = 0; k < j; k++) {
                pivot -= l[j * n + k] * l[j * n + k];
            }
            double root = Math.sqrt(pivot);
            l[j * n + j] = root;
            for (int i = j + 1; i < n; i++) {
                double t = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    t -= l[i * n + k] * l[j * n + k];
                }
                l[i * n + j] = t / root;
            }
        }
        substitute(l, b);
    }

    private void substitute(double[] l, double[] b) {
        for (int i = 0; i < n; i++) {
            double t = b[i];
            for (int k = 0; k < i; k++) {
                t -= l[i * n + k] * b[k];
            }
            b[i] = t / l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double t = b[i];
            for (int k = i + 1; k < n; k++) {
                t -= l[k * n + i] * b[k];
            }
            b[i] = t / l[i * n + i];
        }
    }
}
