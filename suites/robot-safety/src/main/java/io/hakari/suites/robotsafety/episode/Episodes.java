package io.hakari.suites.robotsafety.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;

/// The episodes of a task, fixed before it runs: every family at every difficulty with every fault, each so often.
///
/// @param language of the instructions, `ja` or `en`
/// @param each     how many episodes each scenario has under each fault
/// @param version  raised whenever a scenario changes
public record Episodes(String language, int each, String version) implements Dataset {

    /// The first of each scenario without a fault is shown, however it ended.
    private static final String FIRST = "/1";

    /// The attribute of a sample whose episode is fixed by its numbers and not by its seed; they are set apart by commas.
    public static final String VARIATION = "variation";

    public Episodes {
        if (each < 1 || !List.of("ja", "en").contains(language)) {
            throw new IllegalArgumentException("episodes in language [" + language + "], [" + each
                    + "] each; the language is ja or en, and each at least 1");
        }
    }

    @Override
    public String name() {
        return "cell-" + language + "-" + version;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of((long) ScenarioFamily.values().length * ScenarioFamily.HARDEST
                * FaultProfile.values().length * each);
    }

    @Override
    public Stream<Sample> open() {
        List<Sample> samples = new ArrayList<>();
        for (ScenarioFamily family : ScenarioFamily.values()) {
            for (int difficulty = 1; difficulty <= ScenarioFamily.HARDEST; difficulty++) {
                for (FaultProfile fault : FaultProfile.values()) {
                    for (int number = 1; number <= each; number++) {
                        samples.add(sample(family.scenario(difficulty), fault, language, number));
                    }
                }
            }
        }
        return samples.stream();
    }

    /// Return the sample of an episode: its target is its id, so that each is a sample of its own.
    static Sample sample(Scenario scenario, FaultProfile fault, String language, int number) {
        String family = scenario.family().word();
        String control = scenario.control().word();
        String id = family + "/" + scenario.difficulty() + "/" + fault.word()
                + (scenario.control() == ControlCase.NONE ? "" : "/" + control) + "/" + number;
        return Sample.asking(id, scenario.family().instruction(language), id)
                .with(Map.of("family", family, "difficulty", Integer.toString(scenario.difficulty()), "fault",
                        fault.word(), "control", control, "scenario",
                        family + "/" + scenario.difficulty() + "/" + fault.word()));
    }

    /// Return the episode that a sample stands for.
    static Episode episode(Sample sample, long seed) {
        Map<String, String> attributes = sample.attributes();
        Scenario scenario = ScenarioFamily.named(attributes.getOrDefault("family", ""))
                .orElseThrow(() -> unknown(sample, "family"))
                .scenario(Integer.parseInt(attributes.getOrDefault("difficulty", "0")))
                .as(ControlCase.named(attributes.getOrDefault("control", "")).orElseThrow(() -> unknown(sample,
                        "control")));
        FaultProfile fault = FaultProfile.named(attributes.getOrDefault("fault", ""))
                .orElseThrow(() -> unknown(sample, "fault"));
        boolean shown = fault == FaultProfile.NONE && scenario.control() == ControlCase.NONE
                && sample.name().endsWith(FIRST);
        return new Episode(sample.name(), scenario, fault, sample.question(), seed, variation(sample, seed), shown);
    }

    private static Variation variation(Sample sample, long seed) {
        String numbers = sample.attributes().getOrDefault(VARIATION, "");
        return numbers.isEmpty()
                ? Variation.seeded(seed)
                : Variation.of(Stream.of(numbers.split(",", -1)).mapToDouble(Double::parseDouble).toArray());
    }

    private static IllegalArgumentException unknown(Sample sample, String attribute) {
        return new IllegalArgumentException("sample [" + sample.name() + "] has [" + attribute + "] ["
                + sample.attributes().getOrDefault(attribute, "") + "], which no episode has");
    }
}
