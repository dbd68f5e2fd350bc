package io.hakari.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.CancellationToken;

import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.records.Runs;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;
import io.hakari.testkit.ScriptedRunnerProvider;

class HakariTest {
    private static final Script RIGHT = Script.choosing(0);

    @TempDir
    private Path runs;
    private final PrintStream standard = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(complained, true, StandardCharsets.UTF_8);

    @BeforeEach
    void takeOutput() {
        System.setOut(out);
    }

    @AfterEach
    void giveOutputBack() {
        System.setOut(standard);
    }

    @Nested
    class The_command_runner {

        @Test
        void hands_everything_over_to_the_tool_of_the_server() {
            assertThat(Hakari.run(out, err, CancellationToken.create(), "runner", "--engine", "onnx", "--help", "a b"))
                    .isEqualTo(64);
            assertThat(output()).isEqualToIgnoringNewLines("served [--engine, onnx, --help, a b]");
        }

        @Test
        void is_listed_among_the_others() {
            Hakari.run(out, err, CancellationToken.create(), "--help");
            assertThat(output())
                    .containsPattern("runner +Serves checkpoints over hakari.runner.v1 until it is stopped.")
                    .containsPattern("rates +Estimates how often a policy")
                    .containsPattern("import +Brings a set of questions");
        }

        @Test
        void tells_what_is_missing_when_nobody_brings_the_tool() {
            assertThat(Hakari.run(out, err, CancellationToken.create(), "falsify", "--help")).isEqualTo(64);
            assertThat(errors()).isEqualTo(
                    "hakari: command [falsify] needs hakari-robot-safety on the class path; add it\n");
        }
    }

    @Nested
    class The_exit_status_is {

        @Test
        void zero_for_pass_and_the_last_line_is_the_page() throws IOException {
            assertThat(weigh(RIGHT)).isZero();

            Path page = Path.of(output().lines().toList().getLast());
            assertThat(page).isAbsolute().hasFileName("index.html");
            assertThat(Files.readString(page)).isEqualTo("報告");
            assertThat(output()).contains("Verdict     PASS: 1 of 1 gate passed");
            assertThat(errors()).isEmpty();
        }

        @Test
        void one_for_fail_and_there_is_a_page_too() {
            assertThat(weigh(Script.choosing(1))).isEqualTo(1);

            assertThat(output()).contains("Verdict     FAIL: 1 of 1 gate failed").endsWith("index.html\n");
            assertThat(errors()).isEmpty();
        }

        @Test
        void two_for_undecided() {
            var number = new AtomicInteger();
            Script coin = Script.choosing(_ -> number.getAndIncrement() % 2);

            assertThat(weigh(coin, "--in-flight", "1", "--parallel-tasks", "1")).isEqualTo(2);
            assertThat(output()).contains("Verdict     UNDECIDED: 1 of 1 gate undecided");
        }

        @Test
        void three_for_a_limited_run() {
            assertThat(weigh(RIGHT, "--limit", "3")).isEqualTo(3);
            assertThat(output()).contains(
                    "Verdict     INVALID: only the first 3 samples of each task were asked; a gate needs all of them");
        }

        @Test
        void three_for_a_selection() {
            assertThat(weigh(RIGHT, "--task", "counters")).isEqualTo(3);
            assertThat(output()).contains("Verdict     INVALID: tasks [years] were not selected");
        }

        @Test
        void three_for_a_tagged_selection() {
            assertThat(weigh(RIGHT, "--tag", "language")).isEqualTo(3);
            assertThat(output()).contains("Verdict     INVALID: tasks [years] were not selected");
        }

        @Test
        void three_for_a_runner_that_is_lost() {
            assertThat(weigh(RIGHT.losingItselfAfter(5), "--in-flight", "1")).isEqualTo(3);
            assertThat(errors()).isEqualTo("hakari: scripted runner was lost after [5] requests\n");
            assertThat(Runs.in(runs).unsealed()).hasSize(1);
        }

        @Test
        void three_for_a_runner_that_cannot_be_opened() {
            assertThat(run("weigh", "--suite", "tiny", "--runner", "scripted:nobody", "--runs", runs.toString()))
                    .isEqualTo(3);
            assertThat(errors()).startsWith("hakari: scripted runner [nobody] is unknown; known: ");
        }

        @Test
        void three_for_an_unknown_checkpoint() {
            assertThat(weigh(RIGHT, "--checkpoints", "demo-9")).isEqualTo(3);
            assertThat(errors()).isEqualTo(
                    "hakari: runner [scripted:command] has no checkpoint [demo-9]; it offers [demo-1]\n");
        }

        @Test
        void three_for_a_suite_with_mistakes() {
            assertThat(run("weigh", "--suite", BrokenSuite.class.getName(), "--runs", runs.toString())).isEqualTo(3);
            assertThat(errors()).isEqualTo("hakari: BrokenSuite.java:14: gate [counters/f1 stays above 50 %] looks at "
                    + "[counters/f1], which no task measures; measured: [counters/share]\n");
        }

        @Test
        void three_for_a_policy_that_is_not_there() {
            assertThat(weigh(RIGHT, "--policy", "missing.yaml")).isEqualTo(3);
            assertThat(errors())
                    .isEqualTo(
                            "hakari: hakari.policy names [missing.yaml], which is no file; name one that is there\n");
        }

        @Test
        void three_for_waivers_that_nobody_can_read() throws IOException {
            Path waivers = Files.writeString(runs.resolve("waivers.toml"), "");

            assertThat(weigh(RIGHT, "--waivers", waivers.toString())).isEqualTo(3);
            assertThat(errors()).startsWith("hakari: nobody here reads [waivers.toml]; known: ");
        }

        @Test
        void three_for_a_defect_of_the_runner_nobody_thought_of() {
            Script broken = new Script() {
                @Override
                public Response answer(Request request) {
                    throw new LinkageError("no such symbol");
                }
            };
            assertThat(weigh(broken)).isEqualTo(3);
            assertThat(errors()).contains("no such symbol");
        }
    }

    @Nested
    class Wrong_usage_is_told {

        @Test
        void of_a_suite_that_is_not_there() {
            assertThat(run("weigh", "--suite", "日本語")).isEqualTo(64);
            assertThat(errors()).isEqualTo("hakari: unknown suite [日本語]; known: broken, tiny; cannot be "
                    + "defined, name them by their class to see why: io.hakari.command.UndefinedSuite\n");
        }

        @Test
        void of_a_task_that_the_suite_does_not_have() {
            assertThat(run("weigh", "--suite", "tiny", "--task", "dates")).isEqualTo(64);
            assertThat(errors()).isEqualTo("hakari: suite [tiny] has no task [dates]; it has counters, years\n");
        }

        @Test
        void of_an_option_that_is_not_there() {
            assertThat(run("weigh", "--suite", "tiny", "--sede", "1")).isEqualTo(64);
            assertThat(errors()).isEqualTo(
                    "hakari: Unknown options: '--sede', '1'; [hakari weigh --help] tells what is possible\n");
        }

        @Test
        void of_a_seed_that_is_no_number() {
            assertThat(run("weigh", "--suite", "tiny", "--seed", "abc")).isEqualTo(64);
            assertThat(errors()).isEqualTo("hakari: Invalid value for option '--seed': 'abc' is not a long; "
                    + "[hakari weigh --help] tells what is possible\n");
        }

        @Test
        void of_a_setting_that_makes_no_sense() {
            assertThat(weigh(RIGHT, "--limit", "0")).isEqualTo(64);
            assertThat(errors()).isEqualTo("hakari: hakari.limit [0] must be at least 1\n");
        }

        @Test
        void of_a_missing_suite() {
            assertThat(run("weigh")).isEqualTo(64);
            assertThat(errors())
                    .isEqualTo("hakari: Missing required option: '--suite=NAME'; [hakari weigh --help] tells "
                            + "what is possible\n");
        }

        @Test
        void of_a_missing_command() {
            assertThat(run()).isEqualTo(64);
            assertThat(errors())
                    .isEqualTo("hakari: Missing required subcommand; [hakari --help] tells what is possible\n");
        }
    }

    @Test
    void a_suite_is_found_by_its_class_too() {
        try (var _ = ScriptedRunnerProvider.register("command", () -> ScriptedRunner.serving("demo-1", RIGHT))) {
            assertThat(run("weigh", "--suite", TinySuite.class.getName(), "--runner", "scripted:command", "--runs",
                    runs.toString())).isZero();
        }
    }

    @Test
    void japanese_survives_the_locale_c() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Hakari.class.getName(), "weigh", "--suite",
                TinySuite.class.getName(), "--runner", "scripted:first", "--runs", runs.resolve("秤").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dstdout.encoding=US-ASCII");
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(text).contains("秤").doesNotContain("?");
    }

    private int weigh(Script script, String... more) {
        try (var _ = ScriptedRunnerProvider.register("command", () -> ScriptedRunner.serving("demo-1", script))) {
            List<String> arguments = new ArrayList<>(List.of("weigh", "--suite", "tiny", "--runner", "scripted:command",
                    "--runs", runs.toString()));
            arguments.addAll(List.of(more));
            return run(arguments.toArray(String[]::new));
        }
    }

    private int run(String... arguments) {
        return Hakari.run(out, err, CancellationToken.create(), arguments);
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return complained.toString(StandardCharsets.UTF_8);
    }
}
