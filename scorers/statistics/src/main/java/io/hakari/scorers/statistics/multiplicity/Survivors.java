package io.hakari.scorers.statistics.multiplicity;

import io.hakari.scorers.statistics.number.GaussLegendre;
import io.hakari.scorers.statistics.number.Normal;

/// The density of the statistic among the paths that crossed at no look so far, on the nodes of a quadrature.
final class Survivors {
    /// Nothing is lost below: a path from there crosses nowhere, and paths that come there have chance 10⁻¹⁹.
    private static final double BELOW = 9;

    /// No spending function of the double range needs more.
    private static final double ABOVE = 38;

    private final double[] nodes;

    /// Density times the weight of the node.
    private final double[] masses;

    private Survivors(double[] nodes, double[] masses) {
        this.nodes = nodes;
        this.masses = masses;
    }

    /// Return the state before the first look: all paths at zero.
    static Survivors before() {
        return new Survivors(new double[]{0}, new double[]{1});
    }

    /// Return the chance to be above `z` at a share `t` of the information, coming from a share `s`.
    double crossing(double s, double t, double z, double drift) {
        double chance = 0;
        for (int i = 0; i < nodes.length; i++) {
            chance += masses[i] * Normal.above(step(s, t, nodes[i], z, drift));
        }
        return chance;
    }

    /// Return the paths that are below `z` at a share `t` of the information.
    Survivors after(double s, double t, double z, double drift) {
        double shift = drift * Math.sqrt(t);
        double top = Math.min(z, ABOVE + Math.max(0, shift));
        // The density varies on the scale of what was added since the last look.
        double scale = Math.sqrt((t - s) / t);
        GaussLegendre rule = GaussLegendre.over(Math.min(-BELOW, top - 1) + Math.min(0, shift), top, scale);
        double[] next = rule.nodes();
        double[] mass = rule.weights();
        for (int j = 0; j < next.length; j++) {
            double density = 0;
            for (int i = 0; i < nodes.length; i++) {
                double u = step(s, t, nodes[i], next[j], drift);
                density += masses[i] * Math.exp(-u * u / 2);
            }
            mass[j] *= density / scale / Math.sqrt(2 * Math.PI);
        }
        return new Survivors(next, mass);
    }

    /// Return the normal deviate of a move from `u` at `s` to `z` at `t`.
    private static double step(double s, double t, double u, double z, double drift) {
        return (z * Math.sqrt(t) - u * Math.sqrt(s) - drift * (t - s)) / Math.sqrt(t - s);
    }
}
