package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;

/// That a measured quantity lies on the right side of a threshold.
///
/// @param measurement    of the quantity
/// @param higherIsBetter whether the right side is above
/// @param threshold      finite; the threshold itself is on the wrong side
@API(status = EXPERIMENTAL, since = "0.2")
public record Claim(Measurement measurement, boolean higherIsBetter, double threshold) implements Examined {
    private static final double SMALLEST_P = 1e-15;
    private static final double LARGEST_ALPHA = 0.499_999;
    private static final int HALVINGS = 40;

    /// Return whether the claim is proven at a one-sided error rate.
    public boolean holds(double alpha) {
        Estimate estimate = measurement.at(1 - 2 * alpha);
        return higherIsBetter ? estimate.lower() > threshold : estimate.upper() < threshold;
    }

    /// Return whether the opposite is proven at a one-sided error rate.
    public boolean broken(double alpha) {
        Estimate estimate = measurement.at(1 - 2 * alpha);
        return higherIsBetter ? estimate.upper() < threshold : estimate.lower() > threshold;
    }

    /// Return the smallest error rate at which the claim is proven; 1 when that is half or more.
    public double pHolds() {
        return smallest(this::holds);
    }

    /// Return the smallest error rate at which the opposite is proven; 1 when that is half or more.
    public double pBroken() {
        return smallest(this::broken);
    }

    /// Return value and bounds as the terms look at them: one end at the error rate of passing, the other at that of failing.
    public Estimate seen(Terms terms) {
        Estimate passing = measurement.at(1 - 2 * terms.alphaPass());
        Estimate failing = measurement.at(1 - 2 * terms.alphaFail());
        Estimate low = higherIsBetter ? passing : failing;
        Estimate high = higherIsBetter ? failing : passing;
        return new Estimate(passing.value(),
                new Interval(low.lower(), high.upper(), 1 - terms.alphaPass() - terms.alphaFail()), passing.scored(),
                passing.unscored(), passing.clusters(), passing.method());
    }

    private double smallest(Proof proof) {
        if (measurement instanceof Estimate known) {
            double alpha = (1 - known.interval().confidence()) / 2;
            return proof.at(alpha) ? alpha : 1;
        }
        if (!proof.at(LARGEST_ALPHA)) {
            return 1;
        }
        double proven = Math.log(LARGEST_ALPHA);
        double unproven = Math.log(SMALLEST_P);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (proven + unproven) / 2;
            if (proof.at(Math.exp(middle))) {
                proven = middle;
            } else {
                unproven = middle;
            }
        }
        return Math.exp(proven);
    }

    /// Whether something is proven at an error rate.
    private interface Proof {
        boolean at(double alpha);
    }
}
