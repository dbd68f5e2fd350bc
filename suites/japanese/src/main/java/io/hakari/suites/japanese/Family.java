package io.hakari.suites.japanese;

import java.util.Arrays;
import java.util.stream.Stream;

/// The families of questions, each a task of the suite.
enum Family {
    COUNTERS("counters", 2, new Counters()),
    ERA_YEARS("era-years", 6, new EraYears()),
    WESTERN_YEARS("western-years", 4, new WesternYears()),
    KANJI_SUMS("kanji-sums", 14, new KanjiSums()),
    UNITS("units", 5, new Units()),
    READINGS("readings", 2, new Readings(false)),
    FURIGANA("furigana", 3, new Readings(true)),
    KEIGO("keigo", 1, new Keigo()),
    PARTICLES("particles", 2, new Particles()),
    POINTING_CALLING("pointing-calling", 3, new PointingCalling()),
    HAZARD_PREDICTION("hazard-prediction", 1, Scenes.hazards()),
    WORKPLACE_SENSE("workplace-sense", 1, Scenes.sense());

    private final String taskName;
    private final int share;
    // Every space is immutable; the check knows only types that carry its own annotation.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ItemSpace space;

    Family(String taskName, int share, ItemSpace space) {
        this.taskName = taskName;
        this.share = share;
        this.space = space;
    }

    static Family named(String taskName) {
        return Arrays.stream(values()).filter(family -> family.taskName.equals(taskName)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("there is no family of questions named [" + taskName + "]; known: "
                        + Arrays.stream(values()).map(Family::taskName).toList()));
    }

    String taskName() {
        return taskName;
    }

    /// Return how much of the training text it makes up, beside the other families: numbers take longest to learn.
    int share() {
        return share;
    }

    /// Return the items of one side, in a fixed order.
    Stream<Item> items(Side side) {
        return space.items().filter(item -> Side.of(taskName, item) == side);
    }
}
