package io.hakari.scorers.statistics.multiplicity;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Normal;

/// How much of a test's level may have been spent when a share of the planned information is in.
///
/// Lan and DeMets (1983), Discrete sequential boundaries for clinical trials, Biometrika 70.
public enum Spending {
    /// `2 - 2Φ(z_{α/2} / √t)`: next to nothing at first, so that the last look is nearly as sharp as a test without looks.
    OBRIEN_FLEMING {
        @Override
        double share(double fraction, double alpha) {
            double z = Normal.quantileAbove(alpha / 2);
            return 2 * Normal.above(z / Math.sqrt(fraction));
        }
    },

    /// `α log(1 + (e-1) t)`: about the same at each look.
    POCOCK {
        @Override
        double share(double fraction, double alpha) {
            return alpha * Math.log1p((Math.E - 1) * fraction);
        }
    };

    abstract double share(double fraction, double alpha);

    /// Return what may have been spent.
    ///
    /// @param fraction of the information planned, in [0, 1]; 0 has spent nothing and 1 all
    /// @param alpha    in (0, 1)
    /// @throws IllegalArgumentException when a number lies outside
    public double spent(double fraction, double alpha) {
        Checks.within("fraction", fraction, 0, 1);
        Checks.inside("alpha", alpha, 0, 1);
        return fraction == 0 ? 0 : fraction == 1 ? alpha : share(fraction, alpha);
    }
}
