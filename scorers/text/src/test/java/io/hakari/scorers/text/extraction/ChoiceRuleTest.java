package io.hakari.scorers.text.extraction;

import static io.hakari.scorers.text.extraction.Extractor.HAKARI_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.scorers.text.extraction.Extraction.Chosen;
import io.hakari.scorers.text.extraction.Extraction.Unparsed;
import io.hakari.scorers.text.extraction.Extraction.Why;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ChoiceRuleTest {
    private static final Options GEAR = Labels.LATIN.of(List.of("赤いヘルメット", "安全帯", "保護めがね", "手袋"));
    private static final Options PUMPS = Labels.LATIN.of(List.of("ポンプC", "ポンプD", "ポンプA", "ポンプB"));
    private static final Options ZONES = Labels.LATIN.of(List.of("Zone B", "Zone C", "Zone A"));
    private static final Options TEN = Labels.LATIN
            .of(List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"));
    private static final Options YES_NO = Labels.LATIN.of(List.of("はい", "いいえ"));

    /// `ja-mcq-cases`: 100 answers in Japanese and what each names, 21 of them nothing.
    @Test
    void all_hundred_japanese_cases_are_read_as_a_person_reads_them() throws IOException {
        Path path = Path.of(System.getProperty("hakari.datasets", "../../../shared/datasets"),
                "ja-mcq-cases/cases.jsonl");
        assumeTrue(Files.exists(path), "ja-mcq-cases is not there; set -Dhakari.datasets");
        List<String> wrong = new ArrayList<>();
        List<String> lines = Files.readAllLines(path);
        for (String line : lines) {
            JsonNode one = new ObjectMapper().readTree(line);
            Options options = Labels.LATIN.of(one.path("options").valueStream().map(JsonNode::asString).toList());
            String named = name(HAKARI_1.extract(one.path("output").asString(), options));
            if (!named.equals(one.path("expected").asString("-"))) {
                wrong.add(one.path("id").asString() + " " + named);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSize(100);
    }

    @Nested
    class Never_guesses {

        @ParameterizedTest
        @ValueSource(strings = {"Aは違います。", "安全帯ではありません。", "Not A.", "正解はBではありません。"})
        void from_what_is_taken_back(String answer) {
            assertThat(HAKARI_1.extract(answer, GEAR)).isEqualTo(new Unparsed(Why.NONE));
        }

        @ParameterizedTest
        @ValueSource(strings = {"The answer is A or B.", "答えはAとBです。", "答えはBかCです。", "正解はA、B", "安全帯と手袋",
                "A(左)とB(右)があります。", "None of A, B, C, or D.", "AもBも正しい。", "A. The first.\n\nAnswer: C"})
        void from_several(String answer) {
            assertThat(HAKARI_1.extract(answer, GEAR)).isInstanceOf(Unparsed.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"温度は25℃です。", "電流は3 Aです。", "電流は3Aです。", "25 \\(^\\circ\\mathrm{C}\\)", "ビタミンCが最も多い。",
                "型式はA-12です。", "ＡＢ型です。", "U.S.A.", "C++で書く。", "A棟です。", "ポンプBが正解", "A worker stands there.",
                "A (partly hidden) sign", "Vitamin C is shown.", "ABCD", "É"})
        void from_letters_that_are_no_labels(String answer) {
            assertThat(HAKARI_1.extract(answer, GEAR)).isEqualTo(new Unparsed(Why.NONE));
        }

        /// Real answers of GPT-4o to questions with nine options or more; the first two are read as I by other rules.
        @ParameterizedTest
        @ValueSource(strings = {"I don't know who this is.",
                "I'm unable to determine the answer based on the image alone.",
                "I think it cannot be seen."})
        void from_a_speaker(String answer) {
            assertThat(HAKARI_1.extract(answer, TEN)).isEqualTo(new Unparsed(Why.NONE));
        }

        @Test
        void from_words_within_other_words() {
            assertThat(HAKARI_1.extract("入ってはいけません。", YES_NO)).isEqualTo(new Unparsed(Why.NONE));
            assertThat(HAKARI_1.extract("不安全です。", Labels.LATIN.of(List.of("安全", "危険"))))
                    .isEqualTo(new Unparsed(Why.NONE));
            assertThat(HAKARI_1.extract("I do not know.", Labels.LATIN.of(List.of("Yes", "No"))))
                    .isEqualTo(new Unparsed(Why.NONE));
            assertThat(HAKARI_1.extract("DC24V", Labels.LATIN.of(List.of("24", "4"))))
                    .isEqualTo(new Unparsed(Why.NONE));
            assertThat(HAKARI_1.extract("-5", Labels.LATIN.of(List.of("5", "6")))).isEqualTo(new Unparsed(Why.NONE));
        }

        @Test
        void from_both_of_two() {
            assertThat(HAKARI_1.extract("はい、いいえのどちらとも言えません。", YES_NO)).isInstanceOf(Unparsed.class);
        }

        @Test
        void from_nothing() {
            assertThat(HAKARI_1.extract("", GEAR)).isEqualTo(new Unparsed(Why.EMPTY));
            assertThat(HAKARI_1.extract("　\n", GEAR)).isEqualTo(new Unparsed(Why.EMPTY));
            assertThat(HAKARI_1.extract("<think>Aだ。</think>", GEAR)).isEqualTo(new Unparsed(Why.EMPTY));
        }

        @Test
        void from_reasoning_that_is_not_finished() {
            assertThat(HAKARI_1.extract("<think>答えはA", GEAR)).isEqualTo(new Unparsed(Why.UNFINISHED));
            assertThat(HAKARI_1.extract("<think>a</think>B<think>いや、", GEAR)).isEqualTo(new Unparsed(Why.UNFINISHED));
        }
    }

    @Nested
    class Reads {

        @ParameterizedTest
        @CsvSource({"<answer>Because of B</answer>,B", "<answer>B</answer><answer>C</answer>,C", "Ⓑ,B",
                "'B\n\n理由: Aは写っていない。',B", "'答えは「安全帯」で、手袋ではない。',B", "b. 安全帯,B", "'**答え**\nC',C",
                "B is incorrect; C is correct.,C", "BとCのうち、正解はCです。,C", "正解はBではなくCです。,C", "Answer: A (see above),A",
                "'The correct answer is:\n\nC. ',C", "option B is correct,B", "正しくないのはA、正しいのはBです。,B"})
        void the_label_that_is_concluded_with(String answer, String label) {
            assertThat(name(HAKARI_1.extract(answer, GEAR))).isEqualTo(label);
        }

        @Test
        void names_as_names_where_labels_are_letters_of_names() {
            assertThat(name(HAKARI_1.extract("異常はポンプAです。", PUMPS))).isEqualTo("C");
            assertThat(name(HAKARI_1.extract("The answer is Zone B.", ZONES))).isEqualTo("A");
            assertThat(name(HAKARI_1.extract("The answer is C.", ZONES))).isEqualTo("C");
        }

        @Test
        void the_longest_words_first() {
            Options nested = Labels.LATIN.of(List.of("ヘルメット", "赤いヘルメット", "安全帯"));

            assertThat(name(HAKARI_1.extract("赤いヘルメット", nested))).isEqualTo("B");
            assertThat(name(HAKARI_1.extract("１，０００ mmです", Labels.LATIN.of(List.of("10", "100", "1000")))))
                    .isEqualTo("C");
        }

        @Test
        void the_first_of_two_that_the_answer_begins_with() {
            assertThat(name(HAKARI_1.extract("いいえ、はいとは言えません。", YES_NO))).isEqualTo("B");
            assertThat(name(HAKARI_1.extract("答えははいです。", YES_NO))).isEqualTo("A");
        }

        @Test
        void a_label_before_words_that_are_another_label() {
            assertThat(name(HAKARI_1.extract("C. B", Labels.LATIN.of(List.of("A", "Neither", "B"))))).isEqualTo("C");
        }

        @Test
        void a_last_line_that_begins_as_a_listed_option_does() {
            assertThat(name(HAKARI_1.extract("A: 赤い\nB: 帯\n\nよって\n\n**D. 手袋**", GEAR))).isEqualTo("D");
            assertThat(HAKARI_1.extract("A: 赤い\nB: 帯\nC: 眼鏡\nD: 袋", GEAR)).isEqualTo(new Unparsed(Why.SEVERAL));
        }

        @Test
        void kana_labels_and_not_kana_in_words() {
            Options kana = Labels.KANA.of(List.of("本", "匹", "枚"));

            assertThat(HAKARI_1.extract("答えはウです。", kana)).isEqualTo(new Chosen(2));
            assertThat(HAKARI_1.extract("（イ）", kana)).isEqualTo(new Chosen(1));
            assertThat(HAKARI_1.extract("イメージにはアンテナがある。", kana)).isEqualTo(new Unparsed(Why.NONE));
        }
    }

    @Nested
    class An_answer_that_was_cut_off {

        @Test
        void counts_only_when_its_container_was_closed() {
            assertThat(name(HAKARI_1.extractCutOff("<answer>B</answer> because", GEAR))).isEqualTo("B");
            assertThat(HAKARI_1.extractCutOff("<answer>B", GEAR)).isEqualTo(new Unparsed(Why.CUT_OFF));
            assertThat(HAKARI_1.extractCutOff("答えはA", GEAR)).isEqualTo(new Unparsed(Why.CUT_OFF));
            assertThat(HAKARI_1.extractCutOff("<think>\\boxed{A}", GEAR)).isEqualTo(new Unparsed(Why.UNFINISHED));
        }
    }

    /// Each would take minutes by a rule whose time grows with the square of the text.
    @Nested
    class A_hostile_answer {

        @Test
        void of_ten_megabytes_is_not_read() {
            assertThat(HAKARI_1.extract("B".repeat(10_000_000), GEAR)).isEqualTo(new Unparsed(Why.TOO_LONG));
            assertThat(HAKARI_1.extractCutOff("B".repeat(10_000_000), GEAR)).isEqualTo(new Unparsed(Why.TOO_LONG));
            assertThat(name(HAKARI_1.extract("A".repeat(10_000_000) + "</think>B", GEAR))).isEqualTo("B");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\n", "<answer>A", "A ", "A\nB\n", "答えはA", "安全帯", "\\boxed{", "(", "ﷺ", "1,000",
                "<think></think>", "A、", "\uD800", "はい", "-", "A:\n"})
        void of_many_small_parts_is_read_in_time(String part) {
            String answer = part.repeat(200_000 / part.length());

            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> HAKARI_1.extract(answer, GEAR));
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> HAKARI_1.extractCutOff(answer, GEAR));
        }
    }

    static String name(Extraction extraction) {
        return extraction instanceof Chosen(int option)
                ? String.valueOf("ABCDEFGHIJ".charAt(option))
                : "-";
    }
}
