package io.hakari.scorers.statistics.power;

import java.util.OptionalLong;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Normal;

/// The chance that a test which is undecided now will have crossed its boundary at the next look, should the effect that
/// was seen so far be the true one.
///
/// With `z` after `n₁` items and the effect `d = z/√n₁` in deviations of one item, the statistic after `n₂` items is normal
/// with mean `d √n₂` and variance `1 - n₁/n₂`.
///
/// Jennison and Turnbull (2000), Group Sequential Methods, chapter 10.
///
/// @param items    seen so far, at least 1
/// @param z        the statistic now: the estimate less the value under the hypothesis, in standard errors
/// @param critical the boundary at the next look
public record ConditionalPower(long items, double z, double critical) {

    public ConditionalPower {
        Checks.require(items >= 1, "items [" + items + "] must be at least 1");
        Checks.finite("z", z);
        Checks.finite("critical", critical);
    }

    /// Return the chance to be at or above the boundary after `next` items.
    ///
    /// @param next at least as many as were seen
    /// @throws IllegalArgumentException when it is fewer
    public double at(long next) {
        return at(next, z / Math.sqrt((double) items));
    }

    /// Return the same for another true effect.
    ///
    /// @param effect in deviations of one item; 0 under the hypothesis
    /// @throws IllegalArgumentException when `next` is fewer than were seen
    public double at(long next, double effect) {
        Checks.require(next >= items, "next [" + next + "] must be at least [" + items + "]");
        Checks.finite("effect", effect);
        if (next == items) {
            return z >= critical ? 1 : 0;
        }
        double before = (double) items;
        double after = (double) next;
        double mean = (z * Math.sqrt(before) + effect * (after - before)) / Math.sqrt(after);
        return Normal.below((mean - critical) / Math.sqrt((after - before) / after));
    }

    /// Return the fewest items at which the chance is at least `power`; empty when `most` do not suffice.
    ///
    /// @param power in (0, 1), such as 0.8
    /// @throws IllegalArgumentException when a number is outside its range
    public OptionalLong next(double power, long most) {
        Checks.inside("power", power, 0, 1);
        Checks.require(most >= items, "most [" + most + "] must be at least [" + items + "]");
        if (z >= critical) {
            return OptionalLong.of(items);
        }
        if (at(most) < power) {
            return OptionalLong.empty();
        }
        // Below the boundary the chance rises from 0 with every item, as long as the effect is positive.
        long low = items;
        long high = most;
        while (low + 1 < high) {
            long middle = low + (high - low) / 2;
            if (at(middle) >= power) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalLong.of(high);
    }
}
