package io.hakari.suites.robotsafety.cell;

/// The rigid-body dynamics of an arm in the frame of the world: M(q) q'' + b(q, q') = τ, gravity along −z.
///
/// M is the sum of the composite bodies (Featherstone, *Rigid Body Dynamics Algorithms*, 2008, section 6.2), each taken
/// about the origin of its own joint, plus the rotor inertias N²J on the diagonal; b is recursive Newton–Euler (ibid.,
/// section 5.3) for q'' = 0. Only +, −, ×, ÷, √ and `StrictMath` are used, in one order, so every JVM gives the same bits.
/// Angles are rad, lengths m, masses kg. What depends on q is fresh after [#place], what depends on q' after [#weigh].
public final class Arm {
    /// Standard enough for every engine that this one is compared with; m/s².
    public static final double GRAVITY = 9.81;
    static final int MOST_JOINTS = 12;

    final double[] q;
    final double[] qd;
    private final int n;
    private final LinkConstants links;
    private final double[] base;
    private final double[] rotor;
    private final double[] p;
    private final double[] r;
    private final double[] z;
    private final double[] c;
    private final double[] iw;
    private final double[] mass;
    private final double[] bias;
    /// Angular velocity of each link, and velocity of its origin.
    private final double[] turning;
    private final double[] going;
    private final ArmScratch scratch;
    private final Turn angle = new Turn();

    /// @param base  where the robot's base lies in the world
    /// @param rotor inertia of each joint's rotor as the joint feels it, N²J, kg m²
    public Arm(Robot robot, Pose base, double... rotor) {
        n = robot.joints();
        if (rotor.length != n) {
            throw new IllegalArgumentException("there are [" + rotor.length + "] rotor inertias for " + n + " joints");
        }
        links = new LinkConstants(robot);
        this.base = LinkConstants.matrix(base);
        this.rotor = rotor.clone();
        q = new double[n];
        qd = new double[n];
        p = new double[3 * n];
        r = new double[9 * n];
        z = new double[3 * n];
        c = new double[3 * n];
        iw = new double[6 * n];
        mass = new double[n * n];
        bias = new double[n];
        turning = new double[3 * n];
        going = new double[3 * n];
        scratch = new ArmScratch(n);
    }

    public int joints() {
        return n;
    }

    /// Return the angle of a joint, rad.
    public double angle(int joint) {
        return q[joint];
    }

    /// Return the speed of a joint, rad/s.
    public double speed(int joint) {
        return qd[joint];
    }

    /// Put the arm somewhere; nothing else is fresh until it is placed.
    public void set(double[] angles, double[] speeds) {
        System.arraycopy(angles, 0, q, 0, n);
        System.arraycopy(speeds, 0, qd, 0, n);
    }

    /// Return an entry of the mass matrix.
    public double mass(int row, int column) {
        return mass[row * n + column];
    }

    /// Return what a joint must be given so that it does not accelerate, N m.
    public double bias(int joint) {
        return bias[joint];
    }

    /// Give the last link another inertia, as when something is grasped or dropped.
    void carry(Inertia last) {
        links.setInertia(n - 1, last);
    }

    /// Work out where everything is, from q.
    public void place() {
        double[] turn = scratch.turn;
        for (int i = 0; i < n; i++) {
            double[] before = i == 0 ? base : r;
            int rb = i == 0 ? 0 : 9 * (i - 1);
            double px = i == 0 ? base[9] : p[3 * i - 3];
            double py = i == 0 ? base[10] : p[3 * i - 2];
            double pz = i == 0 ? base[11] : p[3 * i - 1];
            angle.of(q[i]);
            links.turn(i, angle.sin, angle.cos, turn);
            for (int row = 0; row < 3; row++) {
                double a = before[rb + 3 * row];
                double b = before[rb + 3 * row + 1];
                double d = before[rb + 3 * row + 2];
                for (int column = 0; column < 3; column++) {
                    r[9 * i + 3 * row + column] = a * turn[column] + b * turn[3 + column] + d * turn[6 + column];
                }
                z[3 * i + row] = links.dot(LinkConstants.AXIS, i, a, b, d);
                p[3 * i + row] = (row == 0 ? px : row == 1 ? py : pz) + links.dot(LinkConstants.OFFSET, i, a, b, d);
            }
            placeMass(i);
        }
    }

    private void placeMass(int i) {
        int o = 9 * i;
        for (int row = 0; row < 3; row++) {
            c[3 * i + row] = p[3 * i + row]
                    + links.dot(LinkConstants.CENTRE, i, r[o + 3 * row], r[o + 3 * row + 1], r[o + 3 * row + 2]);
        }
        links.inertia(i, r, o, iw, 6 * i);
    }

    /// Work out the mass matrix and the bias, from a placed arm and q'.
    public void weigh() {
        massMatrix();
        newtonEuler();
    }

    /// Composite inertia (m, h = Σ m c, I) about the joint's own origin, from the tip inwards; M_ij = z_i · (n + (p_j − p_i) × f).
    private void massMatrix() {
        double m = 0;
        double hx = 0;
        double hy = 0;
        double hz = 0;
        double[] s = scratch.composite;
        java.util.Arrays.fill(s, 0);
        for (int j = n - 1; j >= 0; j--) {
            int o = 3 * j;
            if (j < n - 1) {
                shift(s, m, hx, hy, hz, p[o + 3] - p[o], p[o + 4] - p[o + 1], p[o + 5] - p[o + 2]);
                hx += m * (p[o + 3] - p[o]);
                hy += m * (p[o + 4] - p[o + 1]);
                hz += m * (p[o + 5] - p[o + 2]);
            }
            double own = links.mass(j);
            double rx = c[o] - p[o];
            double ry = c[o + 1] - p[o + 1];
            double rz = c[o + 2] - p[o + 2];
            for (int k = 0; k < 6; k++) {
                s[k] += iw[6 * j + k];
            }
            shift(s, own, 0, 0, 0, rx, ry, rz);
            m += own;
            hx += own * rx;
            hy += own * ry;
            hz += own * rz;
            column(j, hx, hy, hz);
        }
    }

    /// Move moments of inertia (xx, yy, zz, xy, xz, yz) of a body with first moment h by r: I + (2 h·r + m r²) 1 − (r hᵀ + h rᵀ) − m r rᵀ.
    private static void shift(double[] s, double m, double hx, double hy, double hz, double rx, double ry, double rz) {
        double trace = 2 * (hx * rx + hy * ry + hz * rz) + m * (rx * rx + ry * ry + rz * rz);
        s[0] += trace - 2 * rx * hx - m * rx * rx;
        s[1] += trace - 2 * ry * hy - m * ry * ry;
        s[2] += trace - 2 * rz * hz - m * rz * rz;
        s[3] -= rx * hy + ry * hx + m * rx * ry;
        s[4] -= rx * hz + rz * hx + m * rx * rz;
        s[5] -= ry * hz + rz * hy + m * ry * rz;
    }

    private void column(int j, double hx, double hy, double hz) {
        double[] s = scratch.composite;
        double zx = z[3 * j];
        double zy = z[3 * j + 1];
        double zz = z[3 * j + 2];
        double fx = zy * hz - zz * hy;
        double fy = zz * hx - zx * hz;
        double fz = zx * hy - zy * hx;
        double nx = s[0] * zx + s[3] * zy + s[4] * zz;
        double ny = s[3] * zx + s[1] * zy + s[5] * zz;
        double nz = s[4] * zx + s[5] * zy + s[2] * zz;
        for (int i = 0; i <= j; i++) {
            double dx = p[3 * j] - p[3 * i];
            double dy = p[3 * j + 1] - p[3 * i + 1];
            double dz = p[3 * j + 2] - p[3 * i + 2];
            double entry = z[3 * i] * (nx + dy * fz - dz * fy) + z[3 * i + 1] * (ny + dz * fx - dx * fz)
                    + z[3 * i + 2] * (nz + dx * fy - dy * fx);
            mass[i * n + j] = entry;
            mass[j * n + i] = entry;
        }
        mass[j * n + j] += rotor[j];
    }

    private void newtonEuler() {
        outward();
        double fx = 0;
        double fy = 0;
        double fz = 0;
        double nx = 0;
        double ny = 0;
        double nz = 0;
        double[] force = scratch.force;
        for (int i = n - 1; i >= 0; i--) {
            int o = 3 * i;
            if (i < n - 1) {
                double ex = p[o + 3] - p[o];
                double ey = p[o + 4] - p[o + 1];
                double ez = p[o + 5] - p[o + 2];
                nx += ey * fz - ez * fy;
                ny += ez * fx - ex * fz;
                nz += ex * fy - ey * fx;
            }
            double gx = force[6 * i];
            double gy = force[6 * i + 1];
            double gz = force[6 * i + 2];
            double rx = c[o] - p[o];
            double ry = c[o + 1] - p[o + 1];
            double rz = c[o + 2] - p[o + 2];
            nx += force[6 * i + 3] + ry * gz - rz * gy;
            ny += force[6 * i + 4] + rz * gx - rx * gz;
            nz += force[6 * i + 5] + rx * gy - ry * gx;
            fx += gx;
            fy += gy;
            fz += gz;
            bias[i] = nx * z[o] + ny * z[o + 1] + nz * z[o + 2];
        }
    }

    /// Angular velocity ω, its derivative α and the acceleration of each centre of mass, outward from a base that falls up with g.
    private void outward() {
        double[] v = scratch.spin;
        double[] a = scratch.point;
        java.util.Arrays.fill(v, 0);
        a[0] = 0;
        a[1] = 0;
        a[2] = GRAVITY;
        double px = base[9];
        double py = base[10];
        double pz = base[11];
        for (int i = 0; i < n; i++) {
            int o = 3 * i;
            double rx = p[o] - px;
            double ry = p[o + 1] - py;
            double rz = p[o + 2] - pz;
            ArmScratch.accelerate(v, rx, ry, rz, a, a);
            going[o] = (i == 0 ? 0 : going[o - 3]) + v[1] * rz - v[2] * ry;
            going[o + 1] = (i == 0 ? 0 : going[o - 2]) + v[2] * rx - v[0] * rz;
            going[o + 2] = (i == 0 ? 0 : going[o - 1]) + v[0] * ry - v[1] * rx;
            double d = qd[i];
            v[3] += d * (v[1] * z[o + 2] - v[2] * z[o + 1]);
            v[4] += d * (v[2] * z[o] - v[0] * z[o + 2]);
            v[5] += d * (v[0] * z[o + 1] - v[1] * z[o]);
            v[0] += d * z[o];
            v[1] += d * z[o + 1];
            v[2] += d * z[o + 2];
            System.arraycopy(v, 0, turning, o, 3);
            ArmScratch.accelerate(v, c[o] - p[o], c[o + 1] - p[o + 1], c[o + 2] - p[o + 2], a, scratch.centre);
            scratch.wrench(i, links.mass(i), iw);
            px = p[o];
            py = p[o + 1];
            pz = p[o + 2];
        }
    }

    /// Put a point that is fixed to a link (−1 is the base) into the world.
    void point(int link, double x, double y, double w, double[] out, int at) {
        double[] from = link < 0 ? base : r;
        int o = link < 0 ? 0 : 9 * link;
        double[] origin = link < 0 ? base : p;
        int po = link < 0 ? 9 : 3 * link;
        for (int row = 0; row < 3; row++) {
            out[at + row] = origin[po + row] + from[o + 3 * row] * x + from[o + 3 * row + 1] * y
                    + from[o + 3 * row + 2] * w;
        }
    }

    /// Return where a point that is fixed to a link is in the world.
    public Vec point(int link, Vec local) {
        double[] out = new double[3];
        point(link, local.x(), local.y(), local.z(), out, 0);
        return new Vec(out[0], out[1], out[2]);
    }

    /// Write the velocity of the point of a link that is at a place in the world; the base stands still. Fresh after [#weigh].
    void velocity(int link, double x, double y, double w, double[] out, int at) {
        if (link < 0) {
            out[at] = 0;
            out[at + 1] = 0;
            out[at + 2] = 0;
            return;
        }
        int o = 3 * link;
        double rx = x - p[o];
        double ry = y - p[o + 1];
        double rz = w - p[o + 2];
        out[at] = going[o] + turning[o + 1] * rz - turning[o + 2] * ry;
        out[at + 1] = going[o + 1] + turning[o + 2] * rx - turning[o] * rz;
        out[at + 2] = going[o + 2] + turning[o] * ry - turning[o + 1] * rx;
    }

    /// Add to joint torques what a force at a place of a link does: τ += Jᵀ f.
    void push(int link, double[] at, double fx, double fy, double fz, double[] torque) {
        for (int j = 0; j <= link; j++) {
            double rx = at[0] - p[3 * j];
            double ry = at[1] - p[3 * j + 1];
            double rz = at[2] - p[3 * j + 2];
            torque[j] += fx * (z[3 * j + 1] * rz - z[3 * j + 2] * ry) + fy * (z[3 * j + 2] * rx - z[3 * j] * rz)
                    + fz * (z[3 * j] * ry - z[3 * j + 1] * rx);
        }
    }

    /// Replace b by (M + diag d)⁻¹ b.
    void solve(double[] b, double[] d) {
        scratch.solve(mass, d, b);
    }

    /// Return the mass that a push on a link feels: 1 / (nᵀ J M⁻¹ Jᵀ n); infinite where no joint gives way.
    ///
    /// @param at     where, in the world
    /// @param normal of length 1
    public double effectiveMass(int link, Vec at, Vec normal) {
        return effectiveMass(link, new double[]{at.x(), at.y(), at.z()}, normal.x(), normal.y(), normal.z());
    }

    double effectiveMass(int link, double[] at, double nx, double ny, double nz) {
        double[] j = scratch.row;
        double[] y = scratch.solved;
        java.util.Arrays.fill(j, 0);
        push(link, at, nx, ny, nz, j);
        System.arraycopy(j, 0, y, 0, n);
        scratch.solve(mass, scratch.zero, y);
        double mobility = 0;
        for (int i = 0; i < n; i++) {
            mobility += j[i] * y[i];
        }
        return 1 / mobility;
    }

    /// Write the geometric Jacobian of a point of the last link, 6 rows (translation, then rotation) of n.
    void jacobian(double[] at, double[] out) {
        for (int j = 0; j < n; j++) {
            double rx = at[0] - p[3 * j];
            double ry = at[1] - p[3 * j + 1];
            double rz = at[2] - p[3 * j + 2];
            out[j] = z[3 * j + 1] * rz - z[3 * j + 2] * ry;
            out[n + j] = z[3 * j + 2] * rx - z[3 * j] * rz;
            out[2 * n + j] = z[3 * j] * ry - z[3 * j + 1] * rx;
            for (int k = 0; k < 3; k++) {
                out[(3 + k) * n + j] = z[3 * j + k];
            }
        }
    }

    /// Return ½ q'ᵀ M q', J.
    public double kineticEnergy() {
        double energy = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                energy += 0.5 * qd[i] * mass[i * n + j] * qd[j];
            }
        }
        return energy;
    }

    /// Return m g h of all links, J.
    public double potentialEnergy() {
        double energy = 0;
        for (int i = 0; i < n; i++) {
            energy += links.mass(i) * GRAVITY * c[3 * i + 2];
        }
        return energy;
    }
}
