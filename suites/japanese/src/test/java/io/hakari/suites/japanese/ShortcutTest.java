package io.hakari.suites.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.sample.Sample;

/// Answers without reading the question; none of this may score well.
class ShortcutTest {
    private static final double CHANCE = 0.25;
    /// Three standard deviations of 300 guesses at one in four.
    private static final double SPREAD = 0.075;

    @ParameterizedTest
    @EnumSource(names = {"COUNTERS", "READINGS", "KEIGO", "PARTICLES", "HAZARD_PREDICTION", "WORKPLACE_SENSE"})
    void no_place_among_the_choices_is_better_than_chance(Family family) {
        for (int place = 0; place < 4; place++) {
            int at = place;
            assertThat(share(family, sample -> sample.choices().get(at))).isLessThan(CHANCE + SPREAD);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"COUNTERS", "READINGS", "KEIGO", "PARTICLES", "HAZARD_PREDICTION", "WORKPLACE_SENSE"})
    void the_length_of_a_choice_says_little(Family family) {
        assertThat(share(family, best(String::length))).isLessThan(CHANCE + 1.5 * SPREAD);
        assertThat(share(family, best(choice -> -choice.length()))).isLessThan(CHANCE + 1.5 * SPREAD);
    }

    /// The best that can be known of an answer alone is how often it is right where it is offered.
    @ParameterizedTest
    @EnumSource(names = {"COUNTERS", "READINGS", "KEIGO", "PARTICLES", "HAZARD_PREDICTION", "WORKPLACE_SENSE"})
    void an_answer_alone_says_little(Family family) {
        List<Item> training = family.items(Side.TRAINING).toList();
        Map<String, Long> right = counts(training.stream().map(Item::answer));
        Map<String, Long> offered = counts(training.stream().flatMap(item -> item.choices().stream()));
        ToDoubleFunction<String> prior = choice -> right.getOrDefault(choice, 0L)
                / (double) offered.getOrDefault(choice, 1L);
        assertThat(share(family, best(prior))).isLessThan(CHANCE + 2 * SPREAD);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERA_YEARS", "WESTERN_YEARS", "KANJI_SUMS", "UNITS", "FURIGANA", "POINTING_CALLING"})
    void no_constant_answer_is_right_often(Family family) {
        Map<String, Long> answers = counts(samples(family).stream().map(sample -> sample.targets().getFirst()));
        assertThat(answers.values()).allSatisfy(count -> assertThat(count).isLessThan(15));
    }

    private static Function<Sample, String> best(ToDoubleFunction<String> value) {
        return sample -> sample.choices().stream().max(Comparator.comparingDouble(value)).orElseThrow();
    }

    private static double share(Family family, Function<Sample, String> answer) {
        List<Sample> samples = samples(family);
        return samples.stream().filter(sample -> sample.targets().contains(answer.apply(sample))).count()
                / (double) samples.size();
    }

    private static Map<String, Long> counts(Stream<String> words) {
        return words.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static List<Sample> samples(Family family) {
        try (Stream<Sample> samples = JapaneseCoreSuite.drawn(family.taskName()).open()) {
            return samples.toList();
        }
    }
}
