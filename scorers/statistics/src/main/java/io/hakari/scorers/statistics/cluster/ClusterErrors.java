package io.hakari.scorers.statistics.cluster;

/// Standard errors of a mean that hold when the numbers of a cluster go together.
///
/// With `S` the sum of a cluster's deviations from the mean of all and `w` its share of the numbers, CR0 is `√ΣS²/n`; CR1
/// adds `G/(G-1)`; CR2 divides each `S²` by `1 - w`, CR3 by `(1 - w)²`. CR2 is unbiased when the numbers are independent
/// and of one variance, CR3 is the jackknife over clusters up to its factor `(G-1)/G`.
///
/// Liang and Zeger (1986), Biometrika 73; Bell and McCaffrey (2002), Survey Methodology 28; Pustejovsky and Tipton
/// (2018), Journal of Business and Economic Statistics 36.
///
/// @param cr0 without a correction for few clusters
/// @param cr1 with `√(G/(G-1))`
/// @param cr2 with the leverage of each cluster
/// @param cr3 with the square of it
/// @param df  Satterthwaite's degrees of freedom of CR2: `1 / Σ p²`, with `p = w` on the diagonal and
///            `-w w' / √((1-w)(1-w'))` beside it; at most G - 1, and far fewer when one cluster is most of the numbers
public record ClusterErrors(double cr0, double cr1, double cr2, double cr3, double df) {

    /// Return the errors of two clusters or more.
    static ClusterErrors of(Clusters clusters) {
        double n = clusters.n;
        double raw = 0;
        double leveraged = 0;
        double twice = 0;
        for (int g = 0; g < clusters.count(); g++) {
            double sum = clusters.sum(g) / n;
            double others = (n - clusters.sizes[g]) / n;
            raw += sum * sum;
            leveraged += sum * sum / others;
            twice += sum * sum / others / others;
        }
        double count = clusters.count();
        return new ClusterErrors(Math.sqrt(raw), Math.sqrt(raw * (count / (count - 1))), Math.sqrt(leveraged),
                Math.sqrt(twice), satterthwaite(clusters));
    }

    /// The square of an element beside the diagonal is `a a'` with `a = w²/(1-w)`; each pair is summed once, for the
    /// square of the whole sum less the squares would cancel when one cluster is nearly all.
    private static double satterthwaite(Clusters clusters) {
        double diagonal = 0;
        double pairs = 0;
        double before = 0;
        for (double size : clusters.sizes) {
            double share = size / clusters.n;
            double element = share * share / ((clusters.n - size) / clusters.n);
            diagonal += share * share;
            pairs += element * before;
            before += element;
        }
        return 1 / (diagonal + 2 * pairs);
    }
}
