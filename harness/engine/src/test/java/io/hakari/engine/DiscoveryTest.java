package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;

import io.hakari.engine.broken.BrokenSuites;
import io.hakari.engine.suites.JapaneseSuite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class DiscoveryTest {
    private static final String JAPANESE = "[engine:hakari]/[suite:" + JapaneseSuite.class.getName() + "]";

    @TempDir
    private Path runs;
    private Workbench bench;

    @BeforeEach
    void openBench() {
        bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", Script.choosing(0)));
    }

    @AfterEach
    void closeBench() {
        bench.close();
    }

    @Nested
    class A_suite_is_found {

        @Test
        void by_its_class_with_its_tasks_and_gates_in_their_order() {
            assertThat(tree(selectClass(JapaneseSuite.class))).containsExactly("japanese 2026.1", "japanese: counters",
                    "japanese: years", "gate: counters/share stays above 70 %", "gate: years/share stays above 50 %");
        }

        @Test
        void by_its_package() {
            assertThat(tree(selectPackage("io.hakari.engine.suites"))).contains("japanese 2026.1", "safety 2026.1",
                    "safety: hazards");
        }

        @Test
        void by_its_place_on_the_class_path_and_a_name_filter() throws URISyntaxException {
            Path root = Path.of(JapaneseSuite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            List<DiscoverySelector> roots = List.copyOf(selectClasspathRoots(Set.of(root)));

            EngineDiscoveryResults found = bench.kit(roots).filters(includeClassNamePatterns(".*SafetySuite"))
                    .discover();

            assertThat(names(found)).containsExactly("safety 2026.1", "safety: hazards",
                    "gate: hazards/share is no worse than baseline by more than 10 points");
        }

        @Test
        void not_when_it_is_abstract() {
            assertThat(tree(selectClass(AbstractSuite.class))).isEmpty();
        }
    }

    @Nested
    class A_unique_id_selects {

        @Test
        void a_whole_suite() {
            assertThat(tree(selectUniqueId(JAPANESE))).hasSize(5);
        }

        @Test
        void a_single_task() {
            assertThat(tree(selectUniqueId(JAPANESE + "/[task:years]"))).containsExactly("japanese 2026.1",
                    "japanese: years");
        }

        @Test
        void a_gate_together_with_the_task_it_looks_at() {
            String gate = bench.discover(selectClass(JapaneseSuite.class)).getEngineDescriptor().getDescendants()
                    .stream()
                    .filter(one -> one.getDisplayName().startsWith("gate: years")).findFirst().orElseThrow()
                    .getUniqueId().toString();

            assertThat(tree(selectUniqueId(gate))).containsExactlyInAnyOrder("japanese 2026.1", "japanese: years",
                    "gate: years/share stays above 50 %");
        }

        @Test
        void nothing_when_there_is_no_such_task() {
            assertThat(tree(selectUniqueId(JAPANESE + "/[task:dates]"))).isEmpty();
        }
    }

    @Nested
    class A_series {

        @BeforeEach
        void nameCheckpoints() {
            bench.with(Settings.CHECKPOINTS, "demo-1,demo-2");
        }

        @Test
        void has_a_container_for_each_checkpoint_and_gates_under_the_last() {
            assertThat(tree(selectClass(JapaneseSuite.class))).containsExactly("japanese 2026.1", "japanese on demo-1",
                    "demo-1: counters", "demo-1: years", "japanese on demo-2", "demo-2: counters", "demo-2: years",
                    "gate: counters/share stays above 70 %", "gate: years/share stays above 50 %");
        }

        @Test
        void is_selected_down_to_a_task_of_one_checkpoint() {
            assertThat(tree(selectUniqueId(JAPANESE + "/[checkpoint:demo-1]/[task:years]")))
                    .containsExactly("japanese 2026.1", "japanese on demo-1", "demo-1: years");
        }
    }

    @Test
    void tasks_carry_their_tags_and_gates_those_of_their_task() {
        EngineDiscoveryResults found = bench.discover(selectClass(JapaneseSuite.class));

        assertThat(found.getEngineDescriptor().getDescendants().stream()
                .filter(one -> one.getTags().contains(TestTag.create("language"))).map(TestDescriptor::getDisplayName))
                .containsExactly("japanese: counters", "gate: counters/share stays above 70 %");
    }

    @Test
    void every_test_points_at_the_line_of_its_suite() {
        EngineDiscoveryResults found = bench.discover(selectClass(JapaneseSuite.class));

        assertThat(found.getEngineDescriptor().getDescendants().stream().filter(TestDescriptor::isTest)
                .map(test -> (ClassSource) test.getSource().orElseThrow())
                .map(source -> source.getPosition().orElseThrow().getLine())).containsExactly(16, 17, 18, 19);
    }

    @Nested
    class Mistakes_are_told {

        @Test
        void all_together_with_file_and_line() {
            List<DiscoveryIssue> issues = bench.discover(selectClass(BrokenSuites.Contradictory.class))
                    .getDiscoveryIssues();

            assertThat(issues).extracting(DiscoveryIssue::message).containsExactly(
                    "BrokenSuites.java:22: suite [contradictory] has two tasks named [counters]",
                    "BrokenSuites.java:24: gate [counters/f1 stays above 50 %] looks at [counters/f1], which no task "
                            + "measures; measured: [counters/share, years/share]",
                    "BrokenSuites.java:23: task [years] has tags [not a tag], which cannot all be selected; write tags "
                            + "without spaces and , ( ) & | !");
            assertThat(issues).extracting(DiscoveryIssue::severity).containsOnly(DiscoveryIssue.Severity.ERROR);
            ClassSource source = (ClassSource) issues.getFirst().source().orElseThrow();
            assertThat(source.getPosition().orElseThrow().getLine()).isEqualTo(22);
        }

        @Test
        void when_the_definition_throws() {
            assertThat(messages(BrokenSuites.Misnamed.class)).containsExactly("BrokenSuites.java:33: suite cannot be "
                    + "defined: task name [Bad Name] must be lower-case letters and digits, joined by hyphens, such as "
                    + "[era-years]");
        }

        @Test
        void when_there_is_no_constructor_to_call() {
            assertThat(messages(BrokenSuites.Closed.class))
                    .containsExactly("io.hakari.engine.broken.BrokenSuites$Closed: "
                            + "suite class [io.hakari.engine.broken.BrokenSuites$Closed] must be public and have a public "
                            + "constructor without parameters");
        }

        @Test
        void of_all_suites_of_a_package() {
            assertThat(bench.discover(selectPackage("io.hakari.engine.broken")).getDiscoveryIssues()).hasSize(5);
        }

        @Test
        void of_the_settings_when_there_is_a_suite() {
            bench.with(Settings.SEED, "abc").with(Settings.LIMIT, 0);

            assertThat(messages(JapaneseSuite.class)).containsExactly(
                    "hakari.seed [abc] must be a whole number, such as 64", "hakari.limit [0] must be at least 1");
            assertThat(messages(String.class)).isEmpty();
        }

        private List<String> messages(Class<?> suite) {
            return bench.discover(selectClass(suite)).getDiscoveryIssues().stream().map(DiscoveryIssue::message)
                    .toList();
        }
    }

    private List<String> tree(DiscoverySelector selector) {
        return names(bench.discover(selector));
    }

    private static List<String> names(EngineDiscoveryResults found) {
        List<String> names = new ArrayList<>();
        found.getEngineDescriptor().accept(one -> names.add(one.getDisplayName()));
        return names.subList(1, names.size());
    }

    /// A base for other suites.
    public abstract static class AbstractSuite implements SuiteDefinition {}
}
