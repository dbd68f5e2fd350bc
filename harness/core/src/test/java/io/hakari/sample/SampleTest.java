package io.hakari.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Blob PICTURE = new Blob("ab".repeat(32), "image/png", 5);
    private static final List<String> CHOICES = List.of("本", "匹", "枚");

    @Nested
    class Its_id {

        @Test
        void is_the_content_and_not_the_name_or_the_attributes() {
            Sample sample = Sample.choosing("counters/1", "紙は何と数えるか", CHOICES, "枚");

            assertThat(Sample.choosing("other/99", "紙は何と数えるか", CHOICES, "枚").id()).isEqualTo(sample.id());
            assertThat(sample.with(Map.of("level", "3")).id()).isEqualTo(sample.id());
            assertThat(sample.id()).matches("[0-9a-f]{32}");
        }

        /// Runs of past versions are paired by it: Python: hashlib.sha256 over counts and lengths of four bytes.
        @Test
        void never_changes() {
            assertThat(Sample.choosing("counters/1", "紙は何と数えるか", CHOICES, "枚").id())
                    .isEqualTo("f6cea4bb9162cf3d5d936455608caa4a");
        }

        @Test
        void changes_with_every_part_of_the_content() {
            Sample sample = Sample.choosing("a", "紙は何と数えるか", CHOICES, "枚");

            assertThat(List.of(Sample.choosing("a", "紙は何と数えるか？", CHOICES, "枚"),
                    Sample.choosing("a", "紙は何と数えるか", List.of("匹", "本", "枚"), "枚"),
                    Sample.choosing("a", "紙は何と数えるか", CHOICES, "本"),
                    Sample.asking("a", "紙は何と数えるか", "枚"),
                    Sample.of("a", List.of(Content.text("紙は何と数えるか"), new Content.Image(PICTURE)), CHOICES,
                            List.of("枚")),
                    Sample.of("a", List.of(Content.text("紙は何と数えるか"), new Content.Video(PICTURE)), CHOICES,
                            List.of("枚")),
                    Sample.of("a", List.of(new Content.Video(PICTURE), Content.text("紙は何と数えるか")), CHOICES,
                            List.of("枚"))))
                    .extracting(Sample::id).doesNotHaveDuplicates().doesNotContain(sample.id());
        }

        @Test
        void does_not_run_neighbours_together() {
            assertThat(Sample.of("a", List.of(Content.text("あ"), Content.text("い")), List.of(), List.of("う")).id())
                    .isNotEqualTo(Sample.asking("a", "あい", "う").id());
            assertThat(Sample.asking("a", "問", "あい", "う").id()).isNotEqualTo(Sample.asking("a", "問", "あ", "いう").id());
        }
    }

    @Test
    void its_question_is_the_words_without_the_media() {
        Sample sample = Sample.of("a", List.of(Content.text("これは"), new Content.Image(PICTURE), Content.text("何か")),
                List.of(), List.of("犬"));

        assertThat(sample.question()).isEqualTo("これは何か");
    }

    @Test
    void cannot_be_changed_from_outside() {
        List<String> targets = new ArrayList<>(List.of("枚"));
        Sample sample = Sample.of("a", List.of(Content.text("問")), List.of(), targets);
        targets.add("本");

        assertThat(sample.targets()).containsExactly("枚");
    }

    @Test
    void needs_input_and_a_target_that_can_be_chosen() {
        assertThatThrownBy(() -> Sample.of("a/1", List.of(), List.of(), List.of("枚")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("sample [a/1] has no input");
        assertThatThrownBy(() -> Sample.asking("a/1", "問")).hasMessage("sample [a/1] has no target");
        assertThatThrownBy(() -> Sample.choosing("a/1", "問", CHOICES, "個"))
                .hasMessage("sample [a/1] has targets [個] that are not among its choices [本, 匹, 枚]");
    }

    @Test
    void its_media_are_named_by_digest() {
        assertThatThrownBy(() -> new Blob("AB".repeat(32), "image/png", 5))
                .hasMessage("blob digest [" + "AB".repeat(32) + "] is not 64 lower-case hexadecimal digits");
        assertThatThrownBy(() -> new Blob("ab".repeat(32), "image/png", 0))
                .hasMessage("blob [" + "ab".repeat(32) + "] has size [0]; an empty file is no medium");
    }
}
