package io.hakari.suites.vision.generated.clip;

import io.hakari.suites.vision.generated.VisualFamily;

/// The families of clips, each a task of the suite.
public enum ClipFamily {
    EVENT_ORDER(new EventOrder(), 30, 2),
    PASSAGE_COUNTING(new PassageCounting(), 32, 4),
    TIME_TO_COLLISION(new TimeToCollision(), 10, 4),
    BRAKING_MARGIN(new BrakingMargin(), 12, 2),
    NEAR_MISS(new NearMiss(), 40, 2),
    CROSSING_SPAN(new CrossingSpan(), 40, 1),
    ASSEMBLY_ORDER(new AssemblyOrder(), 50, 4),
    ASSEMBLY_STEPS(new AssemblySteps(), 50, 4),
    PLAUSIBILITY(new Plausibility(), 30, 4),
    ROBOT_STOP(new RobotStop(), 70, 2),
    STOP_DELAY(new StopDelay(), 70, 1);

    // Families have no fields; the check knows only types that carry its own annotation.
    @SuppressWarnings("ImmutableEnumChecker")
    private final VisualFamily family;
    private final int shown;
    private final int variants;

    ClipFamily(VisualFamily family, int shown, int variants) {
        this.family = family;
        this.shown = shown;
        this.variants = variants;
    }

    public VisualFamily family() {
        return family;
    }

    /// Return how many frames, evenly chosen, have to be shown so that the answer can be seen.
    public int shown() {
        return shown;
    }

    /// Return how many items a group has; 1 where the answer is a time.
    public int variants() {
        return variants;
    }

    @Override
    public String toString() {
        return family.name();
    }
}
