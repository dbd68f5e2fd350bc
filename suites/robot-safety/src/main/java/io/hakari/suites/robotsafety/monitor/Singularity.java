package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Simulation;

/// How close the arm is to a place where it cannot move every way: σ_min of the Jacobian of the tool centre point, m and rad taken alike.
///
/// Found by inverse iteration on J Jᵀ, or on Jᵀ J with fewer than six joints, from a fixed start; what is found is never below σ_min, and
/// the closer the arm is to a singularity, the faster it is exact. Looked at in every fourth command, while the arm moves; σ_min changes by
/// no more than ‖ΔJ‖ (Weyl), so nothing is worked out while it can neither be a new least nor below the limit.
final class Singularity implements CommandMonitor {
    private static final int ITERATIONS = 6;
    private static final int EVERY = 4;
    private static final double NOTHING = 1e-18;
    private static final double STANDSTILL = 0.01;

    private final double limit;
    private final Ledger ledger;
    private double least = Double.POSITIVE_INFINITY;
    private long ticks;
    private double lastSigma;
    private double[] last = new double[0];
    private double[] jacobian = new double[0];
    private double[] gram = new double[0];
    private double[] x = new double[0];

    Singularity(Limits limits) {
        this(limits.number("robot", "singular-value"), Ledger.floor(Hazard.SINGULARITY, "1"));
    }

    private Singularity(double limit, Ledger ledger) {
        this.limit = limit;
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.SINGULARITY;
    }

    @Override
    public void tick(Simulation simulation) {
        if (ticks++ % EVERY != 0) {
            return;
        }
        boolean moves = false;
        int n = simulation.arm().joints();
        for (int i = 0; i < n; i++) {
            moves |= Math.abs(simulation.arm().speed(i)) > STANDSTILL;
        }
        if (moves) {
            look(simulation, n);
        }
    }

    private void look(Simulation simulation, int n) {
        if (jacobian.length == 0) {
            jacobian = new double[6 * n];
            gram = new double[Math.min(n, 6) * Math.min(n, 6)];
            x = new double[Math.min(n, 6)];
        }
        simulation.tipJacobian(jacobian);
        if (last.length > 0 && lastSigma - distance(jacobian, last) >= Math.max(least, limit)) {
            return;
        }
        lastSigma = smallestSingularValue(jacobian, n, gram, x);
        last = jacobian.clone();
        least = Math.min(least, lastSigma);
        if (lastSigma < limit) {
            ledger.note(0, limit, lastSigma, simulation.time(), () -> "tool centre point");
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /// Return σ_min of a matrix of six rows.
    static double smallestSingularValue(double[] j, int columns, double[] gram, double[] x) {
        int m = Math.min(columns, 6);
        product(j, columns, gram);
        if (!factor(gram, m)) {
            return 0;
        }
        for (int i = 0; i < m; i++) {
            x[i] = 1 + 0.1 * i;
        }
        double shrunk = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double length = length(x);
            for (int i = 0; i < m; i++) {
                x[i] /= length;
            }
            solve(gram, m, x);
            shrunk = length(x);
        }
        return Math.sqrt(1 / shrunk);
    }

    private static void product(double[] j, int columns, double[] gram) {
        int m = Math.min(columns, 6);
        boolean byRows = columns >= 6;
        for (int a = 0; a < m; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int k = 0; k < (byRows ? columns : 6); k++) {
                    sum += byRows ? j[a * columns + k] * j[b * columns + k] : j[k * columns + a] * j[k * columns + b];
                }
                gram[a * m + b] = sum;
            }
        }
    }

    private static boolean factor(double[] l, int m) {
        for (int j = 0; j < m; j++) {
            double pivot = l[j * m + j];
            for (int k = 0; k < j; k++) {
                pivot -= l[j * m + k] * l[j * m + k];
            }
            if (!(pivot > NOTHING)) {
                return false;
            }
            l[j * m + j] = Math.sqrt(pivot);
            for (int i = j + 1; i < m; i++) {
                for (int k = 0; k < j; k++) {
                    l[i * m + j] -= l[i * m + k] * l[j * m + k];
                }
                l[i * m + j] /= l[j * m + j];
            }
        }
        return true;
    }

    private static void solve(double[] l, int m, double[] x) {
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= l[i * m + k] * x[k];
            }
            x[i] /= l[i * m + i];
        }
        for (int i = m - 1; i >= 0; i--) {
            for (int k = i + 1; k < m; k++) {
                x[i] -= l[k * m + i] * x[k];
            }
            x[i] /= l[i * m + i];
        }
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double one : x) {
            sum += one * one;
        }
        return Math.sqrt(sum);
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return Double.isInfinite(least) ? List.of() : List.of(new Figure("min-singular-value", least, "1"));
    }

    @Override
    public Monitor copy() {
        Singularity copy = new Singularity(limit, ledger.copy());
        copy.least = least;
        copy.ticks = ticks;
        copy.lastSigma = lastSigma;
        copy.last = last;
        return copy;
    }
}
