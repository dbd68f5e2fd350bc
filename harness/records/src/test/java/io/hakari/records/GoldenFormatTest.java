package io.hakari.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Failure;
import io.hakari.gate.Verdict;

/// The files of format 1 stay as they are and stay readable; `-Dhakari.golden=update` rewrites them.
class GoldenFormatTest {
    private static final String RUN = "20260401-093000-japanese-core-demo-3000";
    private static final Path GOLDEN = Path.of(System.getProperty("hakari.module", "."),
            "src/test/resources/golden/format-1");

    @TempDir
    Path runs;

    @Test
    void a_run_is_written_as_it_always_was() throws IOException {
        RunRecord run = write();
        for (String name : List.of("journal.jsonl", "record.json")) {
            Path written = runs.resolve(RUN).resolve(name);
            Path golden = GOLDEN.resolve(RUN).resolve(name);
            if (System.getProperty("hakari.golden", "compare").equals("update")) {
                Files.createDirectories(GOLDEN.resolve(RUN));
                Files.copy(written, golden, StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(written).usingCharset(UTF_8).hasSameTextualContentAs(golden);
        }
        assertThat(Runs.in(GOLDEN).sealed()).containsExactly(run);
    }

    @Test
    void a_run_of_format_1_can_be_read() {
        Runs golden = Runs.in(GOLDEN);
        RunRecord run = golden.find(RUN).orElseThrow();
        assertThat(run.header()).isEqualTo(Examples.header(RUN));
        assertThat(run.tasks()).isEqualTo(Examples.tasks());
        assertThat(golden.intact(run)).isTrue();
        List<TrialRecord> trials = new ArrayList<>();
        golden.forEachTrial(run, trials::add);
        assertThat(trials).isEqualTo(trials());
    }

    private RunRecord write() {
        try (Journal journal = Journal.create(runs, Examples.header(RUN))) {
            trials().forEach(journal::append);
            return journal.seal(Instant.parse("2026-04-01T00:31:00Z"), Examples.tasks(), List.of(),
                    Optional.of(Examples.judgement(new Verdict.Fail("counters/accuracy is at most 69 %"))));
        }
    }

    private static List<TrialRecord> trials() {
        List<TrialRecord> trials = new ArrayList<>(Examples.ofEveryKind());
        for (Failure failure : Failure.values()) {
            trials.add(Examples.failed("counters", trials.size(), failure));
        }
        return trials;
    }
}
