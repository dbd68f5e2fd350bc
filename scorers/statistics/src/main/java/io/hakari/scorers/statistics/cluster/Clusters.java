package io.hakari.scorers.statistics.cluster;

/// What the formulas need of clustered numbers.
final class Clusters {
    /// The numbers in each cluster.
    final double[] sizes;

    /// The deviation of each cluster's mean from the mean of all.
    final double[] deviations;

    /// The sum of squared deviations from the cluster's own mean.
    final double within;

    /// The mean of all numbers.
    final double mean;

    /// How many numbers.
    final double n;

    private Clusters(double[] sizes, double[] deviations, double within, double mean, double n) {
        this.sizes = sizes;
        this.deviations = deviations;
        this.within = within;
        this.mean = mean;
        this.n = n;
    }

    static Clusters of(double[] sizes, double[] means, double within) {
        // Sums of the distances from one of the means: numbers far from zero keep their digits, equal ones are equal.
        double origin = means[0];
        double n = 0;
        double sum = 0;
        for (int g = 0; g < sizes.length; g++) {
            n += sizes[g];
            sum += sizes[g] * (means[g] - origin);
        }
        double shift = sum / n;
        double[] deviations = new double[sizes.length];
        for (int g = 0; g < sizes.length; g++) {
            deviations[g] = means[g] - origin - shift;
        }
        return new Clusters(sizes, deviations, within, origin + shift, n);
    }

    int count() {
        return sizes.length;
    }

    /// Return the sum of the deviations of one cluster's numbers from the mean of all.
    double sum(int cluster) {
        return sizes[cluster] * deviations[cluster];
    }

    /// Return the sum of squares between clusters.
    double between() {
        double between = 0;
        for (int g = 0; g < count(); g++) {
            between += sum(g) * deviations[g];
        }
        return between;
    }

    /// Return `Σ size²/n`, the mean size of the cluster that a number is in.
    double meanSize() {
        double squares = 0;
        for (double size : sizes) {
            squares += size * size;
        }
        return squares / n;
    }
}
