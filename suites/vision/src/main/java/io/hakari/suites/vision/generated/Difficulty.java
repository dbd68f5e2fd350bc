package io.hakari.suites.vision.generated;

/// How hard an item is to see; what that means is each family's own.
public enum Difficulty {
    EASY, MEDIUM, HARD
}
