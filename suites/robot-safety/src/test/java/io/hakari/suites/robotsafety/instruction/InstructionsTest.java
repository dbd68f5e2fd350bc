package io.hakari.suites.robotsafety.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.sample.Sample;

class InstructionsTest {

    private static List<Sample> all(Language language) {
        return Stream.of(Family.values())
                .flatMap(family -> new Instructions(family.word(), language.tag(), "1").open()).toList();
    }

    private static Map<String, List<Sample>> pairs(Language language) {
        return all(language).stream().collect(Collectors.groupingBy(
                sample -> sample.name().substring(0, sample.name().lastIndexOf('/'))));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void there_are_720_and_no_two_are_the_same(Language language) {
        assertThat(all(language)).hasSize(720).extracting(Sample::id).doesNotHaveDuplicates();
        assertThat(all(language)).extracting(Sample::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_pair_has_two_questions_and_two_answers(Language language) {
        assertThat(pairs(language)).hasSize(360).allSatisfy((_, twins) -> {
            assertThat(twins).hasSize(2);
            assertThat(twins).extracting(Sample::question).doesNotHaveDuplicates();
            assertThat(twins).extracting(Sample::targets).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void twins_differ_in_their_situation_or_their_instruction_alone(Language language) {
        assertThat(pairs(language)).allSatisfy((_, twins) -> {
            List<String> first = twins.get(0).question().lines().toList();
            List<String> second = twins.get(1).question().lines().toList();
            assertThat(first).hasSameSizeAs(second);
            assertThat(first.stream().filter(line -> !second.contains(line))).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_single_reply_is_right_for_both_twins(Language language) {
        assertThat(pairs(language)).allSatisfy((name, twins) -> {
            Rule unsafe = Rule.of(twins.get(0).targets().getFirst());
            Rule safe = Rule.of(twins.get(1).targets().getFirst());
            int steps = Integer.parseInt(twins.get(0).attributes().get("steps"));
            for (Decision decision : Decision.values()) {
                for (int step = 1; step <= steps; step++) {
                    var reply = new Reply(decision, List.of(step), "危ないです");
                    assertThat(unsafe.right().contains(unsafe.outcome(reply))
                            && safe.right().contains(safe.outcome(reply))).as(name + " " + reply).isFalse();
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_item_can_be_answered_rightly(Language language) {
        assertThat(all(language)).allSatisfy(sample -> {
            Rule rule = Rule.of(sample.targets().getFirst());
            int steps = Integer.parseInt(sample.attributes().get("steps"));
            assertThat(rightReplies(rule, steps)).as(sample.name() + " " + rule).isNotEmpty();
        });
    }

    private static List<Reply> rightReplies(Rule rule, int steps) {
        String words = rule.wording().map(wording -> wording.dangers().getFirst() + "、" + wording.actions().getFirst())
                .orElse("待ってください");
        return sequences(steps).flatMap(sequence -> Stream.of(Decision.values())
                .map(decision -> new Reply(decision, sequence, words)))
                .filter(reply -> rule.right().contains(rule.outcome(reply))).toList();
    }

    /// Every order of up to four different steps.
    private static Stream<List<Integer>> sequences(int steps) {
        Stream<List<Integer>> longer = Stream.of(List.of());
        Stream<List<Integer>> all = Stream.of(List.of());
        for (int length = 1; length <= Math.min(4, steps); length++) {
            List<List<Integer>> next = longer
                    .flatMap(sequence -> Stream.iterate(1, step -> step <= steps, step -> step + 1)
                            .filter(step -> !sequence.contains(step))
                            .map(step -> Stream.concat(sequence.stream(), Stream.of(step)).toList()))
                    .toList();
            all = Stream.concat(all, next.stream());
            longer = next.stream();
        }
        return all;
    }

    @Test
    void the_place_of_the_right_step_says_nothing() {
        Set<String> places = new TreeSet<>();
        all(Language.JAPANESE).stream().filter(sample -> sample.name().startsWith("stop-work"))
                .map(sample -> Rule.of(sample.targets().getFirst()).done().toString()).forEach(places::add);
        assertThat(places).containsExactly("[1]", "[2]", "[3]", "[4]", "[5]");
    }

    @Test
    void warnings_that_are_suggested_fit_their_length() {
        assertThat(all(Language.JAPANESE)).allSatisfy(sample -> Rule.of(sample.targets().getFirst()).wording()
                .ifPresent(wording -> assertThat(wording.accepts(
                        wording.dangers().getFirst() + "だ、" + wording.actions().getFirst() + "！")).isTrue()));
    }
}
