package io.hakari.engine;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.testkit.RecordAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.testkit.engine.EngineExecutionResults;

import io.hakari.engine.suites.Given;
import io.hakari.gate.Gate;
import io.hakari.gate.Policy;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.records.SettingsText;
import io.hakari.suite.PolicySource;
import io.hakari.suite.Suite;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class PolicyFileTest {
    private static final Suite SUITE = suite("given", "1").task(choosing("items", 10))
            .gate(metric("items/share").staysAbove(0.5)).build();
    private static final Policy STRICT = Policy.of("strict", List.of(metric("items/share").staysAbove(0.9)));
    private static final String RULE = STRICT.gates().getFirst().rule();

    @TempDir
    private Path runs;
    @TempDir
    private Path files;

    @Nested
    class A_policy_file {

        @Test
        void takes_the_place_of_the_gates_of_the_suite() throws IOException {
            try (Workbench bench = bench(Answers.rightAbout(number -> number < 7))) {
                bench.with(Settings.POLICY, file("strict.toy", "items/share 0.9")).weigh(Given.suite(SUITE));

                assertThat(bench.last()).hasVerdict(Verdict.Fail.class);
                assertThat(bench.last().header().policy().gates()).containsExactly(RULE);
                assertThat(bench.last().header().policy().digest()).isEqualTo(SettingsText.digest(STRICT));
            }
        }

        @Test
        void with_mistakes_is_told_line_by_line_and_leaves_nothing_to_run() throws IOException {
            Path file = file("strict.toy", "items/share much", "items/share", "items/share 0.9");

            assertThat(messages(file)).containsExactly(file + ":1: [much] is no number",
                    file + ":2: a metric and a limit were expected");
        }

        @Test
        void that_looks_at_what_no_task_measures_is_told() throws IOException {
            Path file = file("strict.toy", "items/f1 0.9");

            assertThat(messages(file)).containsExactly(file + ": gate [items/f1 stays above 90 %] looks at [items/f1],"
                    + " which no task measures; measured: [items/share]");
        }

        @Test
        void that_nobody_reads_is_told_with_what_is_read() throws IOException {
            assertThat(messages(file("strict.toml", "")))
                    .containsExactly("nobody here reads [strict.toml]; known: Toy");
        }

        @Test
        void that_is_not_there_is_told() {
            Path file = files.resolve("missing.toy");

            assertThat(messages(file)).containsExactly(
                    "hakari.policy names [" + file + "], which is no file; name one that is there");
        }

        @Test
        void that_breaks_its_reader_is_told() throws IOException {
            Path file = file("strict.toy", "break");

            assertThat(messages(file)).containsExactly("[" + file + "] cannot be read: IllegalStateException: broke");
        }

        private List<String> messages(Path policy) {
            try (Workbench bench = bench(Answers.RIGHT)) {
                var found = bench.with(Settings.POLICY, policy).discover(selectClass(Given.suite(SUITE)));
                assertThat(found.getEngineDescriptor().getChildren()).isEmpty();
                assertThat(found.getDiscoveryIssues()).extracting(DiscoveryIssue::severity)
                        .containsOnly(DiscoveryIssue.Severity.ERROR);
                return found.getDiscoveryIssues().stream().map(DiscoveryIssue::message).toList();
            }
        }
    }

    @Nested
    class A_waiver {

        @Test
        void lets_a_gate_not_pass_and_is_shown() throws IOException {
            try (Workbench bench = bench(Answers.WRONG)) {
                EngineExecutionResults results = waived(bench, RULE, digest(), SettingsText.digest(STRICT));

                assertThat(bench.last()).hasVerdict(Verdict.Pass.class).wasWaived("items/share", "suzuki");
                results.testEvents().assertThatEvents().haveExactly(1, event(displayName("gate: " + RULE),
                        abortedWithReason(message("waived until 2026-04-20T00:00:00Z by sato and suzuki: known; FAIL:"
                                + " items/share is at most 5 %; the limit is 90 %"))));
                assertThat(bench.printed()).contains("waived until 2026-04-20T00:00:00Z by sato and suzuki: known");
            }
        }

        @Test
        void for_other_weights_or_another_policy_counts_for_nothing_and_is_not_told() throws IOException {
            try (Workbench bench = bench(Answers.WRONG)) {
                waived(bench, RULE, ScriptedRunner.digestOf("demo-2"), SettingsText.digest(STRICT));
                waived(bench, "no such gate", digest(), "another policy");

                assertThat(bench.sealed()).hasSize(2).allSatisfy(run -> {
                    assertThat(run).hasVerdict(Verdict.Fail.class);
                    assertThat(run.judgement().orElseThrow().notes()).isEmpty();
                });
            }
        }

        @Test
        void for_a_gate_that_the_policy_does_not_have_is_told() throws IOException {
            try (Workbench bench = bench(Answers.WRONG)) {
                waived(bench, "no such gate", digest(), SettingsText.digest(STRICT));

                assertThat(bench.last()).hasVerdict(Verdict.Fail.class)
                        .hasNote("a waiver for this checkpoint and policy"
                                + " names the gate [no such gate], which the policy does not have; it counts for nothing");
            }
        }

        @Test
        void that_cannot_be_read_leaves_nothing_to_run() throws IOException {
            Path file = file("waivers.toy", "half a waiver");
            try (Workbench bench = bench(Answers.RIGHT)) {
                var found = bench.with(Settings.WAIVERS, file).discover(selectClass(Given.suite(SUITE)));

                assertThat(found.getEngineDescriptor().getChildren()).isEmpty();
                assertThat(found.getDiscoveryIssues()).extracting(DiscoveryIssue::message)
                        .containsExactly(file + ":1: four fields were expected");
            }
        }

        private EngineExecutionResults waived(Workbench bench, String gate, String checkpoint, String policy)
                throws IOException {
            return bench.with(Settings.POLICY, file("strict.toy", "items/share 0.9"))
                    .with(Settings.WAIVERS, file("waivers.toy", gate + "|" + checkpoint + "|" + policy + "|known"))
                    .weigh(Given.suite(SUITE));
        }

        private String digest() {
            return ScriptedRunner.digestOf("demo-1");
        }
    }

    private Workbench bench(Script script) {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", script)).reading(new Toy());
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(files.resolve(name), List.of(lines));
    }

    /// Reads floors, one a line as metric and limit, and waivers, one a line as gate, checkpoint, policy and reason.
    private record Toy() implements PolicySource {

        @Override
        public boolean reads(Path file) {
            return file.toString().endsWith(".toy");
        }

        @Override
        public Policy policy(Path file) {
            List<String> lines = lines(file);
            if (lines.contains("break")) {
                throw new IllegalStateException("broke");
            }
            List<String> mistakes = Stream.iterate(0, line -> line < lines.size(), line -> line + 1)
                    .filter(line -> !lines.get(line).matches("\\S+ [0-9.]+"))
                    .map(line -> file + ":" + (line + 1) + ": " + (lines.get(line).contains(" ")
                            ? "[" + lines.get(line).split(" ", -1)[1] + "] is no number"
                            : "a metric and a limit were expected"))
                    .toList();
            if (!mistakes.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", mistakes));
            }
            List<Gate> gates = lines.stream().map(line -> line.split(" ", -1))
                    .map(part -> (Gate) metric(part[0]).staysAbove(Double.parseDouble(part[1]))).toList();
            return Policy.of("strict", gates);
        }

        @Override
        public List<Waiver> waivers(Path file) {
            return lines(file).stream().map(line -> line.split("\\|", -1)).map(field -> {
                if (field.length != 4) {
                    throw new IllegalArgumentException(file + ":1: four fields were expected");
                }
                return new Waiver(field[0], field[1], field[2], "sato", "suzuki", field[3],
                        Instant.parse("2026-03-30T00:00:00Z"), Instant.parse("2026-04-20T00:00:00Z"),
                        OptionalDouble.empty());
            }).toList();
        }

        private static List<String> lines(Path file) {
            try {
                return Files.readAllLines(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
