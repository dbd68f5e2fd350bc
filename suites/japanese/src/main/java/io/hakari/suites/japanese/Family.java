package io.hakari.suites.japanese;

import java.util.Arrays;
import java.util.stream.Stream;

/// The families of questions, each a task of the suite.
enum Family {
    COUNTERS("counters", new Counters()),
    ERA_YEARS("era-years", new EraYears()),
    WESTERN_YEARS("western-years", new WesternYears()),
    KANJI_SUMS("kanji-sums", new KanjiSums()),
    UNITS("units", new Units()),
    READINGS("readings", new Readings(false)),
    FURIGANA("furigana", new Readings(true)),
    KEIGO("keigo", new Keigo()),
    PARTICLES("particles", new Particles()),
    POINTING_CALLING("pointing-calling", new PointingCalling()),
    HAZARD_PREDICTION("hazard-prediction", Scenes.hazards()),
    WORKPLACE_SENSE("workplace-sense", Scenes.sense());

    private final String taskName;
    private final ItemSpace space;

    Family(String taskName, ItemSpace space) {
        this.taskName = taskName;
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

    /// Return the items of one side, in a fixed order.
    Stream<Item> items(Side side) {
        return space.items().filter(item -> Side.of(taskName, item) == side);
    }
}
