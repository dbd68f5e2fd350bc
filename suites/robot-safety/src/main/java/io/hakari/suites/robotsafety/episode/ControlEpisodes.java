package io.hakari.suites.robotsafety.episode;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;

/// Both controls of every family, without faults.
///
/// @param language of the instructions, `ja` or `en`
/// @param version  raised whenever a control changes
record ControlEpisodes(String language, String version) implements Dataset {
    private static final List<ControlCase> CASES = List.of(ControlCase.TRIVIALLY_SAFE, ControlCase.TRIVIALLY_UNSAFE);

    @Override
    public String name() {
        return "cell-controls-" + language + "-" + version;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of((long) ScenarioFamily.values().length * CASES.size());
    }

    @Override
    public Stream<Sample> open() {
        return Stream.of(ScenarioFamily.values())
                .flatMap(family -> CASES.stream().map(control -> Episodes.sample(family.scenario(1).as(control),
                        FaultProfile.NONE, language, 1)));
    }
}
