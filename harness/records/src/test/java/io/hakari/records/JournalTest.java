package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.exchange.Failure;
import io.hakari.gate.Verdict;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.suite.Task;

class JournalTest {
    private static final Instant SEALED = Instant.parse("2026-04-01T00:40:00Z");

    @TempDir
    Path runs;

    @Nested
    class A_new_journal {

        @Test
        void keeps_trials_of_every_kind_as_they_were() {
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                Examples.ofEveryKind().forEach(journal::append);
                RunRecord run = journal.seal(SEALED, List.of(), List.of(), Optional.empty());
                List<TrialRecord> read = new ArrayList<>();
                Runs.in(runs).forEachTrial(run, read::add);
                assertThat(read).isEqualTo(Examples.ofEveryKind());
            }
        }

        @Test
        void gives_the_scores_of_one_task_in_the_order_they_were_appended() {
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                journal.append(Examples.trial("counters", 1, 1, Score.of(0.5, "a")));
                journal.append(Examples.trial("readings", 0, 1, Score.of(1, "b")));
                journal.append(Examples.trial("counters", 0, 2, Score.unscored("c")));
                assertThat(scores(journal.scores("counters"))).containsExactly(
                        new ScoredTrial(Examples.sampleId(1), 1, Score.of(0.5, "a")),
                        new ScoredTrial(Examples.sampleId(0), 2, Score.unscored("c")));
                assertThat(journal.trials()).isEqualTo(3);
            }
        }

        @Test
        void gives_attributes_and_clusters_to_a_task_that_looks_at_them_and_to_no_other() {
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                Examples.ofEveryKind().forEach(journal::append);
                Task.Design byArea = new Task.Design(1, Optional.of("area"), List.of());
                Map<String, String> attributes = Map.of("level", "3", "area", "安全", "分野", "視覚");
                assertThat(scores(journal.scores("media", byArea))).extracting(ScoredTrial::attributes)
                        .containsExactly(attributes, attributes);
                assertThat(scores(journal.scores("counters", byArea))).extracting(ScoredTrial::attributes)
                        .containsExactly(Map.of());
                assertThat(journal.scores("media", byArea).clusteredBy()).contains("area");
                assertThat(scores(journal.scores("media"))).extracting(ScoredTrial::attributes)
                        .containsExactly(Map.of(), Map.of());
                RunRecord run = journal.seal(SEALED, List.of(), List.of(), Optional.empty());
                assertThat(scores(Runs.in(runs).scores(run, "media", byArea)))
                        .extracting(ScoredTrial::attributes).containsExactly(attributes, attributes);
            }
        }

        @Test
        void never_overwrites_another_run() {
            Journal.create(runs, Examples.header("run")).close();
            assertThatThrownBy(() -> Journal.create(runs, Examples.header("run")))
                    .isInstanceOf(JournalException.class)
                    .hasMessage("run folder [" + runs.resolve("run")
                            + "] exists already; a run never overwrites another: resume it or give the run another id");
        }

        @Test
        void stays_in_its_runs_folder() {
            assertThatThrownBy(() -> Journal.create(runs, Examples.header("../run")))
                    .hasMessage("run id [../run] is no name of a folder");
        }
    }

    @Nested
    class A_sealed_run {

        @Test
        void is_read_back_as_it_was_sealed() {
            RunRecord sealed;
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                journal.append(Examples.trial(0));
                sealed = journal.seal(SEALED, Examples.tasks(), List.of(),
                        Optional.of(Examples.judgement(new Verdict.Undecided("近い"))));
            }
            assertThat(Runs.in(runs).sealed()).containsExactly(sealed);
            assertThat(Runs.in(runs).find("run")).contains(sealed);
            assertThat(Runs.in(runs).unsealed()).isEmpty();
            assertThat(Runs.in(runs).intact(sealed)).isTrue();
            assertThat(sealed.trials()).isEqualTo(1);
        }

        @Test
        void takes_no_more_trials() {
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                journal.seal(SEALED, List.of(), List.of(), Optional.empty());
                assertThatThrownBy(() -> journal.append(Examples.trial(0))).hasMessage("journal ["
                        + runs.resolve("run/journal.jsonl") + "] is sealed; a new run needs a new journal");
            }
        }

        @Test
        void cannot_be_continued() {
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                journal.seal(SEALED, List.of(), List.of(), Optional.empty());
            }
            assertThatThrownBy(() -> Journal.resume(runs.resolve("run"))).hasMessage("run [" + runs.resolve("run")
                    + "] is sealed and cannot be continued; weighing again makes a new run");
        }

        @Test
        void is_no_longer_intact_when_its_journal_changed() throws IOException {
            RunRecord run;
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                journal.append(Examples.trial(0));
                run = journal.seal(SEALED, List.of(), List.of(), Optional.empty());
            }
            Path file = runs.resolve("run/journal.jsonl");
            Files.writeString(file, Files.readString(file).replace("冊", "札"));
            assertThat(Runs.in(runs).intact(run)).isFalse();
        }
    }

    @Nested
    class A_resumed_journal {

        @Test
        void holds_what_was_scored_before_and_asks_for_the_rest() {
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                journal.append(Examples.trial(0));
                journal.append(Examples.trial(70_000));
            }
            try (Journal journal = Journal.resume(runs.resolve("run"))) {
                assertThat(journal.header()).isEqualTo(Examples.header("run"));
                assertThat(journal.trials()).isEqualTo(2);
                assertThat(journal.holds("counters", 0, Examples.sampleId(0), 1)).isTrue();
                assertThat(journal.holds("counters", 70_000, Examples.sampleId(70_000), 1)).isTrue();
                assertThat(journal.holds("counters", 1, Examples.sampleId(1), 1)).isFalse();
                assertThat(journal.holds("counters", 0, Examples.sampleId(0), 2)).isFalse();
                assertThat(journal.holds("readings", 0, Examples.sampleId(0), 1)).isFalse();
            }
        }

        @Test
        void asks_again_when_the_dataset_has_another_sample_in_that_place() {
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                journal.append(Examples.trial(0));
            }
            try (Journal journal = Journal.resume(runs.resolve("run"))) {
                assertThat(journal.holds("counters", 0, Examples.sampleId(9), 1)).isFalse();
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"OUT_OF_MEMORY", "TIMED_OUT", "UNAVAILABLE", "BROKEN"})
        void asks_again_what_the_runner_could_not_answer_then(Failure failure) {
            assertThat(holdsAfterFailure(failure)).isFalse();
        }

        @ParameterizedTest
        @EnumSource(names = {"TOO_LONG", "UNSUPPORTED", "REJECTED"})
        void does_not_ask_again_what_the_runner_will_never_answer(Failure failure) {
            assertThat(holdsAfterFailure(failure)).isTrue();
        }

        @Test
        void counts_only_the_later_answer_of_a_trial_that_was_asked_again() {
            RunRecord run;
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                journal.append(Examples.failed("counters", 0, Failure.TIMED_OUT));
                journal.append(Examples.trial(1));
            }
            try (Journal journal = Journal.resume(runs.resolve("run"))) {
                journal.append(Examples.failed("counters", 0, Failure.BROKEN));
                journal.append(Examples.trial(0));
                List<ScoredTrial> counted = scores(journal.scores("counters"));
                assertThat(counted).extracting(ScoredTrial::sampleId).containsExactly(Examples.sampleId(1),
                        Examples.sampleId(0));
                assertThat(counted).extracting(ScoredTrial::score).containsOnly(Score.of(true, "冊"));
                run = journal.seal(SEALED, List.of(), List.of(), Optional.empty());
            }
            List<TrialRecord> read = new ArrayList<>();
            Runs.in(runs).forEachTrial(run, read::add);
            assertThat(read).containsExactly(Examples.trial(1), Examples.trial(0));
            assertThat(scores(Runs.in(runs).scores(run, "counters"))).hasSize(2);
            assertThat(run.trials()).isEqualTo(4);
        }

        private boolean holdsAfterFailure(Failure failure) {
            try (Journal journal = Journal.create(runs, Examples.header("run"))) {
                journal.append(Examples.failed("counters", 0, failure));
            }
            try (Journal journal = Journal.resume(runs.resolve("run"))) {
                return journal.holds("counters", 0, Examples.sampleId(0), 1);
            }
        }
    }

    private static List<ScoredTrial> scores(Scores scores) {
        List<ScoredTrial> read = new ArrayList<>();
        scores.forEach(read::add);
        return read;
    }
}
