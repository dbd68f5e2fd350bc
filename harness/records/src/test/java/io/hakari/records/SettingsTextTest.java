package io.hakari.records;

import static io.hakari.procedure.MultipleChoice.multipleChoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.gate.Policy;
import io.hakari.gate.Terms;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.procedure.MultipleChoice;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;
import io.hakari.suite.Gates;
import io.hakari.suite.Suite;
import io.hakari.suite.Task;

class SettingsTextTest {

    @Test
    void a_record_is_written_as_the_call_that_makes_it() {
        assertThat(SettingsText.of(new Exact())).isEqualTo("Exact()");
        assertThat(SettingsText.of(new MultipleChoice("問：", ""))).isEqualTo("MultipleChoice(before=問：, after=)");
    }

    @Test
    void nested_records_collections_and_absent_values_are_written_too() {
        assertThat(SettingsText.of(new Everything(new Sampling.Random(0.5, 1, -3), List.of(new Exact()),
                Set.of("b", "a"), Map.of("z", 1, "y", 2), Optional.empty(), OptionalLong.of(4),
                Path.of("some", "folder", "rows.jsonl"), Size.LARGE)))
                .isEqualTo("Everything(sampling=Random(temperature=0.5, topP=1.0, seed=-3), list=[Exact()],"
                        + " set=[a, b], map=[y=2, z=1], absent=none, present=4, file=rows.jsonl, size=LARGE)");
    }

    @Test
    void control_characters_are_written_as_in_java_source() {
        assertThat(SettingsText.of(new MultipleChoice("\\", "\n\t\r\u0000")))
                .isEqualTo("MultipleChoice(before=\\\\, after=\\n\\t\\r\\u0000)");
    }

    @Test
    void a_long_list_is_written_as_size_and_digest() {
        String text = SettingsText.of(new Many(numbers(17)));
        assertThat(text).matches("Many\\(numbers=\\[17 elements, sha256=[0-9a-f]{64}]\\)")
                .isNotEqualTo(SettingsText.of(new Many(numbers(18).subList(1, 18))));
        assertThat(SettingsText.of(new Many(numbers(2)))).isEqualTo("Many(numbers=[0, 1])");
    }

    @Test
    void a_locale_makes_no_difference() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(SettingsText.of(new Sampling.Random(1234.5, 0.25, 7)))
                    .isEqualTo("Random(temperature=1234.5, topP=0.25, seed=7)");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_task_gives_the_settings_of_its_parts() {
        assertThat(SettingsText.of(task("a", ""))).isEqualTo(new TaskSettings("a", "Numbers(seed=7)",
                "MultipleChoice(before=, after=)", "Exact()", List.of("Mean()"),
                "Design(repeats=1, cluster=none, slices=[])"));
    }

    @Test
    void a_part_that_hides_its_settings_is_refused() {
        Scorer hidden = _ -> Score.of(1, "");
        Task task = Task.task("a").over(new Numbers(7)).askedBy(multipleChoice()).scoredBy(hidden)
                .measuredBy(new Mean());
        assertThatThrownBy(() -> SettingsText.of(task)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scorer of task [a] is a [" + hidden.getClass().getName()
                        + "] and no record, so that its settings would go unrecorded; make it a record");
    }

    @Test
    void a_digest_changes_with_everything_that_a_suite_says() {
        Suite suite = suite("1", task("a", "x"), 0.5);
        assertThat(SettingsText.digest(suite)).matches("[0-9a-f]{64}")
                .isEqualTo(SettingsText.digest(suite("1", task("a", "x"), 0.5)));
        assertThat(Stream.of(suite, suite("2", task("a", "x"), 0.5), suite("1", task("b", "x"), 0.5),
                suite("1", task("a", "y"), 0.5), suite("1", task("a", "x").repeated(2), 0.5),
                suite("1", task("a", "x").clusteredBy("passage"), 0.5)).map(SettingsText::digest))
                .doesNotHaveDuplicates();
    }

    @Test
    void another_policy_is_no_other_question_but_has_another_digest() {
        Suite suite = suite("1", task("a", "x"), 0.5);
        assertThat(SettingsText.digest(suite("1", task("a", "x"), 0.6))).isEqualTo(SettingsText.digest(suite));
        Policy policy = suite.policy();
        assertThat(Stream.of(policy, suite("1", task("a", "x"), 0.6).policy(),
                Policy.of("suite", List.of(policy.gates().getFirst().advisory())),
                Policy.of("other", policy.gates()),
                new Policy("suite", Terms.USUAL.spending(0.01, 0.05), List.of(1.0), policy.gates()),
                new Policy("suite", Terms.USUAL, List.of(0.5, 1.0), policy.gates())).map(SettingsText::digest))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_digest_is_not_fooled_by_texts_that_look_like_settings() {
        Task one = asked(new MultipleChoice("a, after=b", ""));
        Task other = asked(new MultipleChoice("a", "b, after="));
        assertThat(SettingsText.of(one)).isEqualTo(SettingsText.of(other));
        assertThat(SettingsText.digest(suite("1", one, 0.5))).isNotEqualTo(SettingsText.digest(suite("1", other, 0.5)));
    }

    private static Suite suite(String version, Task task, double limit) {
        return Suite.suite("suite", version).task(task).gate(Gates.metric("a/mean").staysAbove(limit)).build();
    }

    private static Task task(String name, String after) {
        return Task.task(name).over(new Numbers(7)).askedBy(multipleChoice().framed("", after)).scoredBy(new Exact())
                .measuredBy(new Mean());
    }

    private static Task asked(MultipleChoice procedure) {
        return Task.task("a").over(new Numbers(7)).askedBy(procedure).scoredBy(new Exact()).measuredBy(new Mean());
    }

    private static List<Integer> numbers(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private enum Size {
        LARGE
    }

    private record Everything(Sampling sampling, List<Exact> list, Set<String> set, Map<String, Integer> map,
            Optional<String> absent, OptionalLong present, Path file, Size size) {}

    private record Many(List<Integer> numbers) {}

    private record Exact() implements Scorer {
        @Override
        public Score score(Trial trial) {
            return Score.of(1, "");
        }
    }

    private record Numbers(long seed) implements Dataset {
        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(0);
        }

        @Override
        public Stream<Sample> open() {
            return Stream.of();
        }
    }

    private record Mean() implements Metric {
        @Override
        public String name() {
            return "mean";
        }

        @Override
        public boolean higherIsBetter() {
            return true;
        }

        @Override
        public double confidence() {
            return 0.95;
        }

        @Override
        public Optional<Measurement> measure(Scores scores) {
            return Optional.empty();
        }

        @Override
        public Optional<Measurement> change(Scores candidate, Scores baseline) {
            return Optional.empty();
        }
    }
}
