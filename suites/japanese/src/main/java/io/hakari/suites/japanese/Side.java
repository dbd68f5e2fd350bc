package io.hakari.suites.japanese;

import io.hakari.sample.ContentDigest;

/// Where an item may be seen: in training text or in an evaluation, never in both.
///
/// The side follows from what the item asks, so that it stays the same whatever is drawn, in what order and by which seed.
enum Side {
    TRAINING, EVALUATION;

    private static final int PERCENT_HELD_OUT = 30;
    private static final int DIGITS = 8;

    static Side of(String family, Item item) {
        String digest = new ContentDigest().add("side").add(family).add(item.fact()).hex();
        long number = Long.parseLong(digest.substring(0, DIGITS), 16);
        return number % 100 < PERCENT_HELD_OUT ? EVALUATION : TRAINING;
    }
}
