package io.hakari.scorers.statistics.multiplicity;

import java.util.ArrayList;
import java.util.List;

import io.hakari.scorers.statistics.number.Bisection;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Normal;

/// A one-sided test that is looked at a few planned times, with the boundary of each look.
///
/// At the share `t` of the information the statistic is `Z = B(t)/√t`, `B` a Brownian motion. The boundary of a look is
/// where the chance to cross there, and at no look before, equals what the spending function allows since the last look.
/// That chance is an integral over the density of `Z` among the paths that have not crossed, which is carried from look to
/// look.
///
/// Armitage, McPherson and Rowe (1969), Journal of the Royal Statistical Society A 132; Lan and DeMets (1983), Biometrika
/// 70; Jennison and Turnbull (2000), Group Sequential Methods, chapter 19.
///
/// @param looks in their order
public record GroupSequential(List<Look> looks) {
    private static final double FARTHEST = 38;
    private static final double CLOSEST = 1e-4;

    public GroupSequential {
        looks = List.copyOf(looks);
        Checks.require(!looks.isEmpty(), "looks [] must be at least one");
    }

    /// Plan looks.
    ///
    /// @param alpha     one-sided level of all looks together, in (0, 1)
    /// @param fractions of the information planned, rising, in (0, 1]; a plan that stops short of 1 spends less than `alpha`
    /// @throws IllegalArgumentException when a number lies outside or the fractions do not rise
    public static GroupSequential plan(Spending spending, double alpha, double... fractions) {
        checkRising(fractions);
        List<Look> looks = new ArrayList<>();
        Survivors survivors = Survivors.before();
        double before = 0;
        double spent = 0;
        for (double fraction : fractions) {
            double now = Math.max(spent, spending.spent(fraction, alpha));
            double z = boundary(survivors, before, fraction, now - spent);
            looks.add(new Look(fraction, now, z, Normal.above(z)));
            survivors = survivors.after(before, fraction, z, 0);
            before = fraction;
            spent = now;
        }
        return new GroupSequential(looks);
    }

    /// Return the chance to cross at each look, and at none before it.
    ///
    /// @param drift the mean of `Z` when all information is in; 0 under the hypothesis
    /// @throws IllegalArgumentException when it is not finite
    public List<Double> crossing(double drift) {
        Checks.finite("drift", drift);
        List<Double> chances = new ArrayList<>();
        Survivors survivors = Survivors.before();
        double before = 0;
        for (Look look : looks) {
            chances.add(survivors.crossing(before, look.fraction(), look.z(), drift));
            survivors = survivors.after(before, look.fraction(), look.z(), drift);
            before = look.fraction();
        }
        return List.copyOf(chances);
    }

    private static double boundary(Survivors survivors, double before, double fraction, double allowed) {
        if (allowed <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        return before == 0
                ? Normal.quantileAbove(allowed)
                : Bisection.root(-FARTHEST, FARTHEST,
                        z -> Math.log(survivors.crossing(before, fraction, z, 0) / allowed));
    }

    private static void checkRising(double... fractions) {
        Checks.finite("fractions", fractions);
        double before = 0;
        for (double fraction : fractions) {
            Checks.require(fraction > before && fraction <= 1,
                    "fraction [" + fraction + "] must be above [" + before + "] and at most 1");
            // Closer looks are one look; the quadrature would need ever more nodes to tell them apart.
            Checks.require(fraction - before >= CLOSEST * fraction,
                    "fraction [" + fraction + "] must be farther from [" + before + "]");
            before = fraction;
        }
    }
}
