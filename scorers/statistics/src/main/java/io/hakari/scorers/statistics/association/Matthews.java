package io.hakari.scorers.statistics.association;

import io.hakari.scorers.statistics.agreement.ConfusionTable;

/// Matthews' correlation of truth and answer, for two classes or more.
public final class Matthews {
    private Matthews() {
    }

    /// Return the correlation in [-1, 1]: `(c s - Σ pₖtₖ) / √((s² - Σ pₖ²)(s² - Σ tₖ²))`.
    ///
    /// Of s counts c lie on the diagonal; t are the sums of the rows (truth), p those of the columns. Matthews (1975), for
    /// more classes Gorodkin (2004). By convention it is 0 when all truths or all answers are of one class.
    public static double correlation(ConfusionTable table) {
        double covariance = 0;
        double truths = 0;
        double answers = 0;
        for (int k = 0; k < table.classes(); k++) {
            covariance += table.share(k, k) - table.rowShare(k) * table.columnShare(k);
            truths += table.rowShare(k) * (1 - table.rowShare(k));
            answers += table.columnShare(k) * (1 - table.columnShare(k));
        }
        if (truths <= 0 || answers <= 0) {
            return 0;
        }
        return Math.clamp(covariance / Math.sqrt(truths * answers), -1, 1);
    }
}
