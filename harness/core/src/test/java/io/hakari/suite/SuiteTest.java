package io.hakari.suite;

import static io.hakari.gate.Points.points;
import static io.hakari.procedure.MultipleChoice.multipleChoice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.gate.Ceiling;
import io.hakari.gate.Floor;
import io.hakari.gate.NoWorseThanBaseline;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

class SuiteTest {
    private static final Dataset NOTHING = new Nothing();
    private static final Scorer RIGHT = _ -> Score.of(true, "");

    @Test
    void reads_as_a_sentence() {
        Suite suite = suite("japanese-core", "2026.1")
                .task(task("commonsense")
                        .over(NOTHING)
                        .askedBy(multipleChoice())
                        .scoredBy(RIGHT)
                        .measuredBy(named("accuracy"), named("mean"))
                        .tagged("fast", "text"))
                .gate(metric("commonsense/accuracy").isNoWorseThanBaseline().byMoreThan(points(2)))
                .gate(metric("commonsense/accuracy").staysAbove(0.5))
                .gate(metric("commonsense/mean").staysBelow(0.9))
                .build();

        assertThat(suite.tasks()).extracting(Task::name).containsExactly("commonsense");
        Task task = suite.tasks().getFirst();
        assertThat(task.dataset()).isEqualTo(NOTHING);
        assertThat(task.procedure()).isEqualTo(multipleChoice());
        assertThat(task.scorer()).isEqualTo(RIGHT);
        assertThat(task.metrics()).containsExactly(named("accuracy"), named("mean"));
        assertThat(task.tags()).containsExactlyInAnyOrder("fast", "text");
        assertThat(suite.gates()).containsExactly(new NoWorseThanBaseline("commonsense/accuracy", points(2)),
                new Floor("commonsense/accuracy", 0.5), new Ceiling("commonsense/mean", 0.9));
        assertThat(SuiteProblems.of(suite)).isEmpty();
    }

    @Nested
    class A_name {

        @Test
        void is_lower_case_words_joined_by_hyphens() {
            for (String name : new String[]{"a", "era-years", "mgsm-ja-v2", "3"}) {
                assertThat(suite(name, "1").build().name()).isEqualTo(name);
            }
        }

        @Test
        void that_is_unsafe_in_a_path_is_refused() {
            for (String name : new String[]{"", "Era", "era_years", "-era", "era-", "era--years", "era/years", "和暦",
                    "a\n"}) {
                assertThatThrownBy(() -> task(name)).isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "task name [" + name + "] must be lower-case letters and digits, joined by hyphens, "
                                        + "such as [era-years]");
            }
            assertThatThrownBy(() -> suite("../etc", "1").build()).hasMessage("suite name [../etc] must be lower-case "
                    + "letters and digits, joined by hyphens, such as [era-years]");
        }
    }

    @Test
    void a_task_measures_something() {
        assertThatThrownBy(() -> task("reading").over(NOTHING).askedBy(multipleChoice()).scoredBy(RIGHT).measuredBy())
                .isInstanceOf(IllegalArgumentException.class).hasMessage("task [reading] has no metric");
    }

    @Test
    void all_its_problems_are_told_at_once() {
        Suite suite = suite("japanese-core", "2026.1")
                .task(measuring("reading", "accuracy", "accuracy"))
                .task(measuring("counters", "mean"))
                .task(measuring("reading", "accuracy"))
                .gate(metric("reading/f1").staysAbove(0.5))
                .gate(metric("counters").staysBelow(0.25))
                .gate(metric("counters/mean").staysBelow(0.25))
                .gate(metric("counters/mean").staysBelow(0.25))
                .build();

        assertThat(SuiteProblems.of(suite)).extracting(SuiteProblem::message).containsExactly(
                "task [reading] has two metrics named [accuracy]",
                "suite [japanese-core] has two tasks named [reading]",
                "gate [reading/f1 stays above 50 %] looks at [reading/f1], which no task measures; measured: "
                        + "[counters/mean, reading/accuracy]",
                "gate [counters stays below 25 %] looks at [counters], which no task measures; measured: "
                        + "[counters/mean, reading/accuracy]",
                "suite [japanese-core] has the gate [counters/mean stays below 25 %] twice");
        assertThat(SuiteProblems.of(suite)).extracting(SuiteProblem::part).startsWith(suite.tasks().get(0),
                suite.tasks().get(2)).endsWith(suite.gates().getLast());
    }

    @Test
    void a_suite_without_tasks_is_a_problem() {
        Suite empty = suite("empty", "1").build();

        assertThat(SuiteProblems.of(empty)).containsExactly(new SuiteProblem("suite [empty] has no task", empty));
    }

    private static Task measuring(String name, String... metrics) {
        return task(name).over(NOTHING).askedBy(multipleChoice()).scoredBy(RIGHT)
                .measuredBy(Stream.of(metrics).map(SuiteTest::named).toArray(Metric[]::new));
    }

    private static Metric named(String name) {
        return new Named(name);
    }

    private record Nothing() implements Dataset {

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(0);
        }

        @Override
        public Stream<Sample> open() {
            return Stream.empty();
        }
    }

    private record Named(String name) implements Metric {

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
