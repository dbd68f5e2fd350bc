package io.hakari.suites.japanese;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.sample.Sample;

class GeneratedTest {

    @ParameterizedTest
    @EnumSource
    void gives_as_many_different_samples_as_it_says(Family family) {
        Generated dataset = JapaneseCoreSuite.drawn(family.taskName());
        assertThat(samples(dataset).stream().map(Sample::id).distinct()).hasSize(300);
        assertThat(dataset.size()).hasValue(300);
    }

    @Test
    void gives_the_same_samples_whenever_it_is_opened() {
        Generated dataset = new Generated("counters", "2026.1", 7, 50);
        assertThat(samples(dataset)).isEqualTo(samples(dataset));
    }

    @Test
    void gives_other_samples_for_another_seed() {
        assertThat(samples(new Generated("counters", "2026.1", 7, 50)))
                .isNotEqualTo(samples(new Generated("counters", "2026.1", 8, 50)));
    }

    @Test
    void asks_every_kind_as_often_as_any_other() {
        Map<String, Long> kinds = samples(new Generated("counters", "2026.1", 7, 200)).stream()
                .collect(Collectors.groupingBy(sample -> sample.attributes().getOrDefault("kind", ""),
                        Collectors.counting()));
        assertThat(kinds).hasSize(20).allSatisfy((_, count) -> assertThat(count).isEqualTo(10));
    }

    @Test
    void reads_as_a_person_would_ask() {
        Sample sample = samples(new Generated("pointing-calling", "2026.1", 7, 40)).stream()
                .collect(Collectors.toMap(Sample::name, Function.identity())).getOrDefault("pointing-calling/1",
                        Sample.asking("none", "none", "none"));
        assertThat(sample.question()).contains("、");
        assertThat(sample.targets().getFirst()).matches("待て！.+、.+！|.+、.+、ヨシ！");
    }

    @Test
    void says_when_more_is_asked_for_than_is_held_out() {
        assertThatThrownBy(() -> samples(new Generated("furigana", "2026.1", 7, 9_999)))
                .hasMessageMatching(
                        "family \\[furigana\\] holds out \\[\\d+\\] items, fewer than the \\[9999\\] asked for");
    }

    @Test
    void knows_its_families() {
        assertThatThrownBy(() -> new Generated("counter", "2026.1", 7, 1)).hasMessage(
                "there is no family of questions named [counter]; known: [counters, era-years, western-years, kanji-sums, "
                        + "units, readings, furigana, keigo, particles, pointing-calling, hazard-prediction, workplace-sense]");
    }

    private static List<Sample> samples(Generated dataset) {
        try (Stream<Sample> samples = dataset.open()) {
            return samples.toList();
        }
    }
}
