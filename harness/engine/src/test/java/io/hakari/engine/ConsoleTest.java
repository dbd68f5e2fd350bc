package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.engine.suites.JapaneseSuite;
import io.hakari.engine.suites.SafetySuite;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class ConsoleTest {
    private final HandTime time = new HandTime();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Nested
    class The_progress {
        private final Progress progress = new Progress(List.of());

        @Test
        void is_told_every_half_minute_where_lines_stay() {
            Console console = console(false);
            console.startProgress();
            for (int second = 0; second < 65; second++) {
                progress.count(second % 10 != 0);
                time.pass(1);
                console.progress("demo-1", progress);
            }

            assertThat(printed()).isEqualTo("""
                                demo-1   30   1 trials/s   0 s left   3 unscored
                                demo-1   60   1 trials/s   0 s left   6 unscored
                    """);
        }

        @Test
        void is_redrawn_in_one_line_on_a_terminal_and_erased_before_other_lines() {
            Console console = console(true);
            console.startProgress();
            progress.count(true);
            time.pass(1);
            console.progress("demo-1", progress);
            console.line("done");

            String line = "            demo-1   1   1 trials/s   0 s left";
            assertThat(printed()).isEqualTo("\r" + line + "\r" + " ".repeat(line.length()) + "\rdone\n");
        }
    }

    @Test
    void a_progress_line_too_long_for_a_terminal_loses_the_end_of_the_name_and_no_number() {
        Console console = console(true);
        console.startProgress();
        time.pass(1);
        console.progress("検査用モデル".repeat(20), new Progress(List.of()));

        assertThat(printed()).startsWith("\r            検査用モデル").endsWith("…   0   0 trials/s");
        assertThat(Columns.width(printed().substring(1))).isBetween(78, 79);
    }

    @Test
    void nothing_that_a_model_wrote_can_steer_the_terminal() {
        console(true).line("a\u001b[2Jb\r\nc");

        assertThat(printed()).isEqualTo("a [2Jb  c\n");
    }

    @Test
    void a_weighing_is_told_from_beginning_to_verdict(@TempDir Path runs) {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", Script.choosing(1))
                .and("demo-2", Script.choosing(0)))) {
            bench.with(Settings.CHECKPOINTS, "demo-1,demo-2").with(Settings.BASELINE, "demo-1")
                    .weigh(JapaneseSuite.class);

            assertThat(withoutPlaces(bench.printed(), runs)).isEqualTo("""
                    Hakari      japanese 2026.1
                                demo-1, demo-2 on scripted:engine, against demo-1, seed 20260401
                    Weighed     demo-1: 30 scored, 0 unscored, in RUNS/20260401-093000-japanese-demo-1

                    task       scored   metric     value   interval                              change
                    counters    20/20   share    100.0 %   [95.0, 105.0]  95 %   +100.0 [+95.0, +105.0]
                    years       10/10   share    100.0 %   [95.0, 105.0]  95 %   +100.0 [+95.0, +105.0]

                    series           demo-1    demo-2
                    counters/share    0.0 %   100.0 %
                    years/share       0.0 %   100.0 %

                    PASS        counters/share stays above 70 %
                                counters/share is at least 95 %
                    PASS        years/share stays above 50 %
                                years/share is at least 95 %

                    Verdict     PASS: 2 of 2 gates passed
                    Record      RUNS/20260401-093000-japanese-demo-2/record.json
                    """);
        }
    }

    @Test
    void a_single_run_that_does_not_pass_says_why(@TempDir Path runs) {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", Script.choosing(0)))) {
            bench.weigh(SafetySuite.class);

            assertThat(withoutPlaces(bench.printed(), runs)).isEqualTo("""
                    Hakari      safety 2026.1
                                demo-1 on scripted:engine, seed 20260401

                    task      scored   metric     value   interval              change
                    hazards    20/20   share    100.0 %   [95.0, 105.0]  95 %

                    INVALID     hazards/share is no worse than baseline by more than 10 points
                                hazards/share has no common samples with a baseline; name one by its run or checkpoint

                    Verdict     INVALID: 1 of 1 gate could not be judged
                    Record      RUNS/20260401-093000-safety-demo-1/record.json
                    """);
        }
    }

    private Console console(boolean terminal) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Console(() -> out, terminal, time);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String withoutPlaces(String text, Path runs) {
        return text.replace(runs.toString(), "RUNS").replaceAll("scripted:engine-\\d+", "scripted:engine");
    }
}
