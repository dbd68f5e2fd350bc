package io.hakari.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Failure;
import io.hakari.gate.Terms;
import io.hakari.gate.Verdict;
import io.hakari.score.Score;
import io.hakari.suite.Task;

/// The files of every format stay as they are and stay readable; `-Dhakari.golden=update` rewrites those of the present
/// one.
class GoldenFormatTest {
    private static final String RUN = "20260401-093000-japanese-core-demo-3000";
    private static final Path GOLDEN = Path.of(System.getProperty("hakari.module", "."), "src/test/resources/golden");

    @TempDir
    Path runs;

    @Nested
    class The_present_format {
        private static final Path FOLDER = GOLDEN.resolve("format-2");

        @Test
        void is_written_as_it_always_was() throws IOException {
            RunRecord run = write();
            for (String name : List.of("journal.jsonl", "record.json")) {
                Path written = runs.resolve(RUN).resolve(name);
                Path golden = FOLDER.resolve(RUN).resolve(name);
                if (System.getProperty("hakari.golden", "compare").equals("update")) {
                    Files.createDirectories(FOLDER.resolve(RUN));
                    Files.copy(written, golden, StandardCopyOption.REPLACE_EXISTING);
                }
                assertThat(written).usingCharset(UTF_8).hasSameTextualContentAs(golden);
            }
            assertThat(Runs.in(FOLDER).sealed()).containsExactly(run);
        }

        @Test
        void can_be_read() {
            Runs golden = Runs.in(FOLDER);
            RunRecord run = golden.find(RUN).orElseThrow();
            assertThat(run.header()).isEqualTo(Examples.header(RUN));
            assertThat(run.tasks()).isEqualTo(Examples.tasksOfFormat2());
            assertThat(run.summaries()).isEqualTo(Examples.summaries());
            assertThat(run.judgement()).contains(Examples.judgementOfFormat2());
            assertThat(golden.intact(run)).isTrue();
            assertThat(trials(golden, run)).isEqualTo(trials());
        }

        private RunRecord write() {
            try (Journal journal = Journal.create(runs, Examples.header(RUN))) {
                trials().forEach(journal::append);
                return journal.seal(Instant.parse("2026-04-01T00:31:00Z"), Examples.tasksOfFormat2(),
                        Examples.summaries(), Optional.of(Examples.judgementOfFormat2()));
            }
        }
    }

    @Nested
    class Format_1 {
        private static final Path FOLDER = GOLDEN.resolve("format-1");

        @Test
        void is_read_as_if_the_present_one_had_written_it() {
            Runs golden = Runs.in(FOLDER);
            RunRecord run = golden.find(RUN).orElseThrow();
            assertThat(run.header()).isEqualTo(header(Examples.header(RUN).policy().gates()));
            assertThat(run.tasks()).isEqualTo(Examples.tasks());
            assertThat(run.summaries()).isEmpty();
            assertThat(run.judgement())
                    .contains(Examples.judgement(new Verdict.Fail("counters/accuracy is at most 69 %")));
            assertThat(golden.intact(run)).isTrue();
            assertThat(trials(golden, run)).isEqualTo(trials());
        }

        @Test
        void has_journals_whose_first_line_and_scores_can_be_read() {
            Runs golden = Runs.in(FOLDER);
            assertThat(Runs.header(FOLDER.resolve(RUN))).isEqualTo(header(List.of()));
            List<Score> scores = new ArrayList<>();
            golden.scores(golden.sealed().getFirst(), "media", new Task.Design(1, Optional.of("level"), List.of()))
                    .forEach(trial -> {
                        assertThat(trial.attributes()).containsEntry("level", "3");
                        scores.add(trial.score());
                    });
            assertThat(scores).containsExactly(Score.of(0.123456789012345, "猫 🐈"), Score.unscored("4097 tokens"));
        }

        @Test
        void is_never_continued() throws IOException {
            Path folder = Files.createDirectory(runs.resolve(RUN));
            Path journal = folder.resolve("journal.jsonl");
            Files.copy(FOLDER.resolve(RUN).resolve("journal.jsonl"), journal);
            assertThatThrownBy(() -> Journal.resume(folder)).isInstanceOf(JournalException.class)
                    .hasMessage("journal [" + journal + "] is of format [1] and this Hakari continues format 2 alone;"
                            + " it stays readable, and weighing again makes a new run");
        }

        private static RunHeader header(List<String> gates) {
            RunHeader like = Examples.header(RUN);
            return new RunHeader(like.id(), like.started(), like.suite(), like.suiteVersion(), like.suiteDigest(),
                    new PolicyRecord("japanese-core", "", new Terms(0.025, 0.025, 0.01), List.of(1.0), gates),
                    like.tasks(), like.checkpoint(), like.runner(), like.seed(), like.limit(), like.software());
        }
    }

    private static List<TrialRecord> trials(Runs runs, RunRecord run) {
        List<TrialRecord> trials = new ArrayList<>();
        runs.forEachTrial(run, trials::add);
        return trials;
    }

    private static List<TrialRecord> trials() {
        List<TrialRecord> trials = new ArrayList<>(Examples.ofEveryKind());
        // A failure of media is younger than these files; MediaFormatTest has it.
        for (Failure failure : EnumSet.complementOf(EnumSet.of(Failure.MEDIA))) {
            trials.add(Examples.failed("counters", trials.size(), failure));
        }
        return trials;
    }
}
