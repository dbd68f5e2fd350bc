package io.hakari.suites.japanese;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.sample.Sample;

class JapanesePublicSuiteTest {

    @Nested
    class With_the_shared_datasets {
        private final Path folder = Path.of(System.getProperty("hakari.datasets", "../shared/datasets"));

        @ParameterizedTest
        @CsvSource({"JCOMMONSENSEQA, 1119", "JNLI, 2434", "JSQUAD, 4442", "MGSM, 250"})
        void every_row_of_a_set_becomes_a_sample(PublicSet set, int count) {
            assertThat(samples(set)).hasSize(count);
        }

        @Test
        void a_question_of_common_sense_has_five_choices() {
            Sample first = samples(PublicSet.JCOMMONSENSEQA).getFirst();
            assertThat(first.name()).isEqualTo("jcommonsenseqa/8939");
            assertThat(first.question()).isEqualTo("電子機器で使用される最も主要な電子回路基板の事をなんと言う？");
            assertThat(first.choices()).containsExactly("掲示板", "パソコン", "マザーボード", "ハードディスク", "まな板");
            assertThat(first.targets()).containsExactly("マザーボード");
        }

        @Test
        void an_inference_is_labelled_in_japanese() {
            Sample first = samples(PublicSet.JNLI).getFirst();
            assertThat(first.question()).isEqualTo("""
                    前提：時計がついている場所にパブリックマーケットセンターとかかれた看板が設置されています。
                    仮説：屋根の上に看板があり時計もついています。""");
            assertThat(first.choices()).containsExactly("含意", "矛盾", "中立");
            assertThat(first.targets()).containsExactly("中立");
        }

        @Test
        void a_text_keeps_all_answers_that_are_right() {
            Sample first = samples(PublicSet.JSQUAD).getFirst();
            assertThat(first.question()).startsWith("文章：梅雨\n梅雨（つゆ、ばいう）は、").endsWith("\n質問：日本で梅雨がないのは北海道とどこか。");
            assertThat(first.targets()).containsExactly("小笠原諸島", "小笠原諸島を除く日本");
        }

        @Test
        void a_word_problem_is_named_by_its_line() {
            Sample first = samples(PublicSet.MGSM).getFirst();
            assertThat(first.name()).isEqualTo("mgsm-ja/1");
            assertThat(first.question()).startsWith("ジャネットのアヒルは1日に16個の卵を生みます。");
            assertThat(first.targets()).containsExactly("18");
        }

        private List<Sample> samples(PublicSet set) {
            assumeThat(PublicSet.missingIn(folder)).as("files of public sets missing in [%s]", folder).isEmpty();
            try (Stream<Sample> samples = set.in(folder).open()) {
                return samples.toList();
            }
        }
    }

    @Test
    void says_which_files_are_missing(@TempDir Path empty) {
        assertThatThrownBy(() -> PublicSet.requireAllIn(empty)).hasMessage("folder [" + empty
                + "] lacks [jcommonsenseqa/valid-v1.3.json, jnli/valid-v1.3.json, jsquad/valid-v1.3.json, mgsm/mgsm_ja.tsv], "
                + "which japanese-public reads; name the folder that has them by -Dhakari.datasets=…");
    }
}
