package io.hakari.suites.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.sample.Content;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;
import io.hakari.suites.vision.brought.Datasets;

class VisionSetTest {

    @Nested
    class With_the_shared_datasets {
        private final Path folder = Datasets.folder();

        @ParameterizedTest
        @EnumSource(VisionSet.class)
        void every_row_becomes_a_sample(VisionSet set) {
            List<Sample> samples = samples(set);

            assertThat(samples).hasSize((int) set.in(folder).size().orElseThrow());
            assertThat(samples.stream().map(Sample::name).distinct()).hasSameSizeAs(samples);
            assertThat(samples.stream().map(Sample::id).distinct()).hasSize(samples.size() - doublets(set));
        }

        /// Two rows of OpenEQA ask the same of the same house: they are one sample.
        private static int doublets(VisionSet set) {
            return set == VisionSet.OPEN_EQA ? 1 : 0;
        }

        @Test
        void a_drawing_is_counted_in_two_wordings() {
            Sample count = samples(VisionSet.BLIND_TEST_COUNT).getFirst();
            Sample howMany = samples(VisionSet.BLIND_TEST_HOW_MANY).getFirst();

            assertThat(count.question()).isEqualTo("""
                    [LineIntersection-839811db06]
                    Count points where the blue and the red line meet. Answer with a number.""");
            assertThat(howMany.question()).isEqualTo("""
                    [LineIntersection-839811db06]
                    How many points where the blue and the red line meet are there? Answer with a number.""");
            assertThat(count.targets()).containsExactly("0");
            assertThat(count.attributes()).containsEntry("instance", "LineIntersection-0-103").containsEntry("kind",
                    "LineIntersection");
            assertThat(count.id()).isNotEqualTo(howMany.id());
        }

        @Test
        void a_letter_is_shown_by_its_digest() {
            Sample first = samples(VisionSet.KATAKANA).getFirst();

            assertThat(first.targets()).containsExactly("ア");
            assertThat(first.input().getFirst()).isInstanceOfSatisfying(Content.Image.class, image -> {
                assertThat(image.blob().sha256())
                        .isEqualTo("c307a25916087c242c967e9ad3ec7aea9d84a188989c11898d454580a1a0f6da");
                assertThat(image.blob().size()).isPositive();
            });
            assertThat(samples(VisionSet.KATAKANA).stream()
                    .filter(sample -> sample.attributes().containsValue("ambiguous"))).hasSize(4 * 14);
        }

        @Test
        void a_description_is_never_in_the_question() {
            for (Sample sample : samples(VisionSet.HERON)) {
                assertThat(sample.question()).doesNotContain(sample.targets().getFirst());
            }
        }

        @Test
        void several_answers_may_be_right() {
            assertThat(samples(VisionSet.OPEN_EQA).stream().filter(sample -> sample.targets().size() > 1)).hasSize(263);
        }

        @Test
        void a_sentence_is_true_or_false() {
            Sample first = samples(VisionSet.VSR).getFirst();

            assertThat(first.question()).isEqualTo("[000000017697.jpg]\nThe car is behind the suitcase.");
            assertThat(first.targets()).containsExactly("True");
            assertThat(samples(VisionSet.VSR).stream().filter(one -> one.targets().contains("True"))).hasSize(629);
        }

        @Test
        void a_figure_is_asked_about() {
            Sample first = samples(VisionSet.CHARXIV).getFirst();

            assertThat(first.name()).isEqualTo("charxiv/0");
            assertThat(first.targets()).containsExactly("Joint-CNN");
        }

        @Test
        void two_things_touch_or_do_not() {
            Sample first = samples(VisionSet.PHYSION).getFirst();

            assertThat(first.targets()).containsExactly("No");
            assertThat(first.attributes()).containsEntry("people", "0.74").containsEntry("scenario", "drape");
        }

        @Test
        void options_stand_under_letters() {
            Sample first = samples(VisionSet.MMMU_PRO_REASONED).getFirst();

            assertThat(first.question()).contains("\nB. The spread of pathogens across the Silk Road\nC. ");
            assertThat(first.targets()).containsExactly("The spread of pathogens across the Silk Road");
            assertThat(first.attributes()).containsEntry("options", "10");
        }

        private List<Sample> samples(VisionSet set) {
            assumeTrue(Files.isDirectory(folder.resolve("blindtest")), "no public sets; set -Dhakari.datasets");
            try (Stream<Sample> samples = set.in(folder).open()) {
                return samples.toList();
            }
        }
    }

    @Test
    void says_which_files_are_missing(@TempDir Path empty) {
        assertThatThrownBy(() -> VisionSet.requireIn(empty, "blind-test", VisionSet.BLIND_TEST_COUNT,
                VisionSet.BLIND_TEST_HOW_MANY, VisionSet.VSR)).isInstanceOf(DatasetException.class)
                .hasMessage("folder [" + empty
                        + "] lacks [blindtest/items.jsonl, vsr-text/test.jsonl.gz], which blind-test reads; "
                        + "name the folder that has them by -Dhakari.datasets=…");
    }
}
