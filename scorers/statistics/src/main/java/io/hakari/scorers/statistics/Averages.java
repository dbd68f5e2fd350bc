package io.hakari.scorers.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;

/// The mean of the scores there are, and what it could be if the missing ones were the worst, or the best.
///
/// The interval begins where that of the worst case begins and ends where that of the best case ends (Manski bounds), so
/// that a runner that fails on the hard questions gains nothing. On a scale without ends nothing bounds a missing score, and
/// the interval is all of it.
final class Averages implements Measurement {
    private final Scale scale;
    private final Average seen;
    private final Average worst;
    private final Average best;
    private final long unscored;
    private boolean open;

    /// @param unscored as the estimate tells it
    Averages(Scale scale, boolean clustered, long unscored) {
        this.scale = scale;
        this.seen = Average.of(clustered);
        this.worst = Average.of(clustered);
        this.best = Average.of(clustered);
        this.unscored = unscored;
    }

    /// Add a number, or what is left of one.
    ///
    /// @param value what there is of it; empty when nothing is
    /// @param low   what it is at least
    /// @param high  what it is at most
    void add(OptionalDouble value, double low, double high, int cluster) {
        value.ifPresent(known -> seen.add(known, cluster));
        if (Double.isFinite(low) && Double.isFinite(high)) {
            worst.add(low, cluster);
            best.add(high, cluster);
        } else {
            open = true;
        }
    }

    /// Return this measurement; empty when no number was there.
    Optional<Measurement> measured() {
        return seen.units() == 0 ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Estimate at(double confidence) {
        double value = seen.mean();
        Interval interval = open
                ? scale.whole(confidence)
                : new Interval(worst.interval(scale, confidence).lower(), best.interval(scale, confidence).upper(),
                        confidence);
        return new Estimate(value, containing(interval, value), seen.n(), unscored, seen.units(), seen.method());
    }

    /// Return the interval with its value, from which rounding can part it by one unit.
    static Interval containing(Interval interval, double value) {
        return new Interval(Math.min(interval.lower(), value), Math.max(interval.upper(), value),
                interval.confidence());
    }
}
