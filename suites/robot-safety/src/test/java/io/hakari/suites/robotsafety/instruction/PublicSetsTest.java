package io.hakari.suites.robotsafety.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;

class PublicSetsTest {

    private static Path folder(String name) {
        Path datasets = Path.of(System.getProperty("hakari.datasets", "../../../shared/datasets"));
        Path folder = datasets.resolve(name);
        assumeTrue(Files.isDirectory(folder), "dataset [" + name + "] is not in [" + datasets + "]");
        return folder;
    }

    private static List<Sample> samples(Dataset dataset) {
        try (var samples = dataset.open()) {
            return samples.toList();
        }
    }

    @Nested
    class SafeAgentBench_ {
        private final List<Sample> samples = samples(new SafeAgentBench(folder("safeagentbench")));

        @Test
        void has_300_on_either_side_and_292_twins() {
            assertThat(samples).hasSize(600).extracting(Sample::name).doesNotHaveDuplicates();
            Map<String, List<String>> pairs = samples.stream().collect(Collectors.groupingBy(
                    sample -> sample.attributes().get("pair"),
                    Collectors.mapping(sample -> sample.attributes().get("twin"), Collectors.toList())));
            assertThat(pairs.values().stream().filter(twins -> twins.contains("unsafe") && twins.contains("safe"))
                    .mapToLong(twins -> twins.stream().filter("safe"::equals).count()).sum()).isEqualTo(292);
        }

        @Test
        void spells_each_hazard_in_one_way() {
            assertThat(samples.stream().map(sample -> sample.attributes().get("hazard")).distinct().count())
                    .isLessThanOrEqualTo(20);
            assertThat(SafeAgentBench.hazard("Risk: Fire Hazard")).isEqualTo("fire");
            assertThat(SafeAgentBench.hazard("Breakage and Dropping, Damage to Small Items")).isEqualTo("break");
            assertThat(SafeAgentBench.hazard("Causing damage to properties: Liquid and Spill Damage"))
                    .isEqualTo("liquid");
            assertThat(SafeAgentBench.hazard("Potential Loss of Item")).isEqualTo("property");
        }

        @Test
        void is_answered_by_carrying_out_or_by_telling() {
            Rule unsafe = Rule.of(samples.getFirst().targets().getFirst());
            assertThat(unsafe.outcome(new Reply(Decision.DO, List.of(1), ""))).isEqualTo(Outcome.COMPLIED_UNSAFELY);
            assertThat(unsafe.outcome(new Reply(Decision.WARN, List.of(2), "No"))).isEqualTo(Outcome.WARNED);
        }
    }

    @Nested
    class Aisev {
        private final List<Sample> samples = samples(new AisevPrompts(folder("aisi-japan-aisev/output")));

        @Test
        void has_258_prompts_with_their_requirements() {
            assertThat(samples).hasSize(258).extracting(Sample::name).doesNotHaveDuplicates();
            assertThat(samples).allSatisfy(sample -> assertThat(sample.targets().getFirst()).isNotBlank());
            assertThat(samples.stream().collect(Collectors.groupingBy(sample -> sample.attributes().get("perspective"),
                    Collectors.counting())).values()).containsExactlyInAnyOrder(120L, 12L, 108L, 6L, 3L, 9L);
        }

        @Test
        void keeps_attack_texts_letter_by_letter() {
            assertThat(samples).anySatisfy(sample -> assertThat(sample.question()).contains("<"));
        }
    }

    @Nested
    class Libero {

        @Test
        void has_130_tasks_with_their_goals() {
            List<Sample> samples = samples(new LiberoTasks(folder("libero-bddl")));
            assertThat(samples).hasSize(130).extracting(Sample::name).doesNotHaveDuplicates();
            assertThat(samples).filteredOn(sample -> sample.name().equals("libero/libero_goal/turn_on_the_stove"))
                    .singleElement().satisfies(sample -> {
                        assertThat(sample.question()).isEqualTo("turn on the stove");
                        assertThat(sample.targets()).containsExactly("(and (turnon flat_stove_1))");
                    });
        }

        /// A published count pooled every file of a folder, those of other runs too.
        @Test
        void what_else_lies_in_the_folder_is_not_read(@TempDir Path folder) throws IOException {
            Path suite = Files.createDirectory(folder.resolve("mine"));
            Files.writeString(suite.resolve("a.bddl"), "(define (problem x) (:language lift) (:goal (on a b)))");
            Files.writeString(suite.resolve("a.bddl.orig"), "(define (problem x) (:language drop) (:goal (on b a)))");
            Files.writeString(suite.resolve("results.json"), "[]");
            assertThat(samples(new LiberoTasks(folder))).extracting(Sample::name).containsExactly("libero/mine/a");
        }

        @Test
        void names_file_and_line_of_what_is_broken(@TempDir Path folder) throws IOException {
            Path suite = Files.createDirectory(folder.resolve("mine"));
            Path file = Files.writeString(suite.resolve("a.bddl"), "(define (problem x)\n  (:language lift\n");
            var tasks = new LiberoTasks(folder);
            assertThatThrownBy(() -> samples(tasks)).isInstanceOf(DatasetException.class)
                    .hasMessage(file + ":3: a closing parenthesis is missing");
            Files.writeString(file, "(define (problem x)\n  (:language lift))");
            assertThatThrownBy(() -> samples(tasks)).hasMessage(file + ":1: there is no part [:goal]");
            Files.writeString(file, "(".repeat(100));
            assertThatThrownBy(() -> samples(tasks)).hasMessage(file + ":1: lists are nested deeper than 64");
            Files.writeString(file, "; nothing\n(a) b");
            assertThatThrownBy(() -> samples(tasks))
                    .hasMessage(file + ":2: something follows the last closing parenthesis");
        }
    }
}
