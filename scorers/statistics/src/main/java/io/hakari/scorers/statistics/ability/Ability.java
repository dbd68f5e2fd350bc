package io.hakari.scorers.statistics.ability;

import java.util.List;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// The ability of a checkpoint, by items of known difficulty.
///
/// An estimate from few items is good for watching training. It is not good for a gate: its error is of one to three
/// points (Polo et al. 2024).
///
/// @param theta         the ability; infinite where every item speaks for more, or for less, and there is no prior
/// @param standardError by the Fisher information; none where theta is infinite
public record Ability(double theta, OptionalDouble standardError) {

    /// Return the ability of the greatest likelihood.
    ///
    /// @param responses 1 for a solved item, else 0
    /// @throws IllegalArgumentException when there are no items, or not as many responses, or others than 0 and 1
    public static Ability mostLikely(List<Item> items, int[] responses) {
        check(items, responses);
        boolean more = false;
        boolean less = false;
        for (int i = 0; i < responses.length; i++) {
            boolean up = responses[i] == 1 == items.get(i).discrimination() > 0;
            more |= up;
            less |= !up;
        }
        return more && less
                ? solve(items, responses, 0)
                : new Ability(more ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY, OptionalDouble.empty());
    }

    /// Return the ability of the greatest posterior density, when abilities are standard normal beforehand.
    ///
    /// @param responses 1 for a solved item, else 0
    /// @throws IllegalArgumentException when there are no items, or not as many responses, or others than 0 and 1
    public static Ability mostProbable(List<Item> items, int[] responses) {
        check(items, responses);
        return solve(items, responses, 1);
    }

    private static void check(List<Item> items, int[] responses) {
        Checks.require(!items.isEmpty(), "items [] must hold at least one");
        Checks.binary("responses", responses);
        Checks.sameLength("items", items.size(), "responses", responses.length);
    }

    /// Find where the slope, which falls everywhere, is 0.
    private static Ability solve(List<Item> items, int[] responses, int prior) {
        double low = -1;
        double high = 1;
        while (slope(items, responses, prior, low) < 0) {
            low *= 2;
        }
        while (slope(items, responses, prior, high) > 0) {
            high *= 2;
        }
        double middle = low + (high - low) / 2;
        while (low < middle && middle < high) {
            if (slope(items, responses, prior, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
            middle = low + (high - low) / 2;
        }
        double information = prior;
        for (Item item : items) {
            information += item.information(middle);
        }
        return new Ability(middle,
                information == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 / Math.sqrt(information)));
    }

    private static double slope(List<Item> items, int[] responses, int prior, double theta) {
        double slope = -prior * theta;
        for (int i = 0; i < responses.length; i++) {
            slope += items.get(i).slope(theta, responses[i]);
        }
        return slope;
    }
}
