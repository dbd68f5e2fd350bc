package io.hakari.scorers.statistics.number;

/// Nodes and weights to integrate a smooth function over an interval, by Gauss and Legendre's rule on panels.
///
/// Sixteen nodes a panel integrate polynomials of degree 31 exactly; a bell curve whose deviation is one panel loses
/// nothing that a double could show.
public final class GaussLegendre {
    private static final int ORDER = 16;
    private static final double[] NODES = new double[ORDER];
    private static final double[] WEIGHTS = new double[ORDER];

    static {
        for (int i = 0; i < ORDER; i++) {
            solve(i);
        }
    }

    private final double[] nodes;
    private final double[] weights;

    private GaussLegendre(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /// Divide an interval into panels.
    ///
    /// @param low   finite
    /// @param high  finite, above `low`
    /// @param scale over which the function changes: no panel is wider
    /// @throws IllegalArgumentException when there is no such interval
    public static GaussLegendre over(double low, double high, double scale) {
        Checks.finite("low", low);
        Checks.require(Double.isFinite(high) && high > low, "high [" + high + "] must be finite and above " + low);
        int panels = (int) Math.ceil((high - low) / Math.max(scale, (high - low) / 10_000));
        double half = (high - low) / panels / 2;
        double[] nodes = new double[panels * ORDER];
        double[] weights = new double[panels * ORDER];
        for (int i = 0; i < nodes.length; i++) {
            double middle = low + half * (2 * (i / ORDER) + 1);
            nodes[i] = middle + half * NODES[i % ORDER];
            weights[i] = half * WEIGHTS[i % ORDER];
        }
        return new GaussLegendre(nodes, weights);
    }

    /// Return where the function is to be taken, ascending.
    public double[] nodes() {
        return nodes.clone();
    }

    /// Return by what the function is to be multiplied.
    public double[] weights() {
        return weights.clone();
    }

    /// Find a root of the Legendre polynomial by Newton's method; its derivative there gives the weight.
    private static void solve(int index) {
        double x = -Math.cos(Math.PI * (index + 0.75) / (ORDER + 0.5));
        double slope = 1;
        for (int step = 0; step < 10; step++) {
            double before = 0;
            double value = 1;
            for (int degree = 1; degree <= ORDER; degree++) {
                double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
                before = value;
                value = next;
            }
            slope = ORDER * (x * value - before) / (x * x - 1);
            x -= value / slope;
        }
        NODES[index] = x;
        WEIGHTS[index] = 2 / ((1 - x * x) * slope * slope);
    }
}
