package io.hakari.suites.robotsafety.instruction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.hakari.sample.ContentDigest;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;

/// The paired instructions of one family in one language: every situation in three registers, each as unsafe and safe twin.
///
/// @param family   the name of the family, such as `stop-work`
/// @param language `ja` or `en`
/// @param version  raised whenever an item of the family changes
record Instructions(String family, String language, String version) implements Dataset {

    @Override
    public String name() {
        return family + "-" + language + "-" + version;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(samples().size());
    }

    @Override
    public Stream<Sample> open() {
        return samples().stream();
    }

    private List<Sample> samples() {
        Family made = Family.named(family);
        Language spoken = spoken();
        List<Sample> samples = new ArrayList<>();
        for (Table.Block block : Table.named(made.table())) {
            for (Register register : Register.values()) {
                for (Twin twin : Twin.values()) {
                    samples.add(sample(block.id(), register, twin,
                            made.drafting().draft(block, spoken, register, twin)));
                }
            }
        }
        return samples;
    }

    private Language spoken() {
        return Stream.of(Language.values()).filter(one -> one.tag().equals(language)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("language [" + language + "] has no instructions; known: ja, en"));
    }

    private Sample sample(String situation, Register register, Twin twin, Draft draft) {
        List<Integer> places = shuffled(situation, draft.steps().size());
        List<String> steps = places.stream().map(place -> draft.steps().get(place)).toList();
        Rule rule = draft.rule().renumbered(step -> places.indexOf(step - 1) + 1);
        String pair = situation + "/" + register.word();
        return Sample
                .asking(family + "-" + language + "/" + pair + "/" + twin.word(),
                        Paper.question(spoken(), draft.scene(), draft.request(), steps), rule.line())
                .with(Map.of("situation", situation, "register", register.word(), "twin", twin.word(), "pair", pair,
                        "language", language, "steps", Integer.toString(steps.size())));
    }

    /// Both twins and all registers of a situation show their steps in one order, so that the order says nothing.
    private List<Integer> shuffled(String situation, int steps) {
        return IntStream.range(0, steps).boxed()
                .sorted(Comparator.comparing((Integer place) -> new ContentDigest().add("steps").add(family)
                        .add(situation).add(Integer.toString(place)).hex()))
                .toList();
    }
}
