package io.hakari.scorers.text.extraction;

import static io.hakari.scorers.text.extraction.Extractor.COSMOS_REASON1_3E7F1CB;
import static io.hakari.scorers.text.extraction.Extractor.HAKARI_1;
import static io.hakari.scorers.text.extraction.Extractor.LLM_JP_EVAL_MM_9F450A5;
import static io.hakari.scorers.text.extraction.Extractor.LMMS_EVAL_75571CF_JMMMU;
import static io.hakari.scorers.text.extraction.Extractor.LMMS_EVAL_75571CF_MMMU;
import static io.hakari.scorers.text.extraction.Extractor.VLMEVALKIT_E8E78F0;
import static io.hakari.scorers.text.extraction.Extractor.VLMEVALKIT_E8E78F0_MVBENCH;
import static io.hakari.scorers.text.extraction.Extractor.VLMEVALKIT_E8E78F0_VIDEO_MME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.scorers.text.extraction.Extraction.Chosen;
import io.hakari.scorers.text.extraction.Extraction.Loose;
import io.hakari.scorers.text.extraction.Extraction.Unparsed;
import io.hakari.scorers.text.extraction.Extraction.Why;

/// What each kit makes of an answer that it is known to misread, beside what Hakari makes of it.
class ExtractorTest {
    private static final Options GEAR = Labels.LATIN.of(List.of("赤いヘルメット", "安全帯", "保護めがね", "手袋"));

    @ParameterizedTest
    @EnumSource(Extractor.class)
    void a_plain_label_is_read_by_all(Extractor extractor) {
        assertThat(extractor.extract("B", GEAR)).isEqualTo(new Chosen(1));
    }

    @Nested
    class VlmEvalKit_before_its_judge {

        @Test
        void knows_no_japanese_phrase() {
            assertThat(VLMEVALKIT_E8E78F0.extract("答えはBです。", GEAR)).isEqualTo(new Unparsed(Why.NONE));
            assertThat(HAKARI_1.extract("答えはBです。", GEAR)).isEqualTo(new Chosen(1));
        }

        @Test
        void takes_an_article_among_the_last_words_for_a_label() {
            assertThat(VLMEVALKIT_E8E78F0.extract("A man is there", GEAR)).isEqualTo(new Chosen(0));
            assertThat(HAKARI_1.extract("A man is there", GEAR)).isEqualTo(new Unparsed(Why.NONE));
        }

        @Test
        void reads_labels_phrases_and_words_of_short_answers() {
            assertThat(VLMEVALKIT_E8E78F0.extract("I pick (C).", GEAR)).isEqualTo(new Chosen(2));
            assertThat(VLMEVALKIT_E8E78F0.extract("Not A, the answer is D", GEAR)).isEqualTo(new Chosen(3));
            assertThat(VLMEVALKIT_E8E78F0.extract("手袋です", GEAR)).isEqualTo(new Chosen(3));
            assertThat(VLMEVALKIT_E8E78F0.extract("Cannot determine the answer B", GEAR))
                    .isEqualTo(new Unparsed(Why.NONE));
        }
    }

    @Nested
    class Video_mme {

        @Test
        void takes_an_empty_answer_for_a() {
            assertThat(VLMEVALKIT_E8E78F0_VIDEO_MME.extract("", GEAR)).isEqualTo(new Chosen(0));
            assertThat(HAKARI_1.extract("", GEAR)).isEqualTo(new Unparsed(Why.EMPTY));
        }

        @Test
        void takes_the_first_capital_anywhere() {
            assertThat(VLMEVALKIT_E8E78F0_VIDEO_MME.extract("Based on the image, the answer is D", GEAR))
                    .isEqualTo(new Chosen(1));
            assertThat(HAKARI_1.extract("Based on the image, the answer is D", GEAR)).isEqualTo(new Chosen(3));
        }
    }

    @Nested
    class Mv_bench {

        @Test
        void lets_an_empty_answer_pass_for_whatever_is_right() {
            for (String answer : List.of("", ".", "(")) {
                assertThat(VLMEVALKIT_E8E78F0_MVBENCH.extract(answer, GEAR))
                        .isEqualTo(new Loose(List.of(0, 1, 2, 3)));
                assertThat(HAKARI_1.extract(answer, GEAR)).isInstanceOf(Unparsed.class);
            }
        }
    }

    @Nested
    class Lmms_eval {

        @Test
        void takes_any_letter_before_a_blank_for_a_label() {
            assertThat(LMMS_EVAL_75571CF_MMMU.extract("Answer given by FDA rules", GEAR)).isEqualTo(new Chosen(0));
            assertThat(HAKARI_1.extract("Answer given by FDA rules", GEAR)).isEqualTo(new Unparsed(Why.NONE));
        }

        @Test
        void would_draw_at_random_where_hakari_says_that_there_is_nothing() {
            assertThat(LMMS_EVAL_75571CF_MMMU.extract("わかりません。", GEAR)).isEqualTo(new Unparsed(Why.DRAWN));
            assertThat(HAKARI_1.extract("わかりません。", GEAR)).isEqualTo(new Unparsed(Why.NONE));
        }

        @Test
        void takes_the_last_of_several() {
            assertThat(LMMS_EVAL_75571CF_MMMU.extract("(A) is wrong, (C) is right", GEAR)).isEqualTo(new Chosen(2));
            assertThat(LMMS_EVAL_75571CF_MMMU.extract("(C) is right, (A) is wrong", GEAR)).isEqualTo(new Chosen(0));
        }

        @Test
        void reads_a_label_between_japanese_characters_in_jmmmu_alone() {
            assertThat(LMMS_EVAL_75571CF_JMMMU.extract("答えはBです。", GEAR)).isEqualTo(new Chosen(1));
            assertThat(LMMS_EVAL_75571CF_MMMU.extract("答えはBです。", GEAR)).isEqualTo(new Unparsed(Why.DRAWN));
            assertThat(LMMS_EVAL_75571CF_JMMMU.extract("ビタミンCが最も多い", GEAR)).isEqualTo(new Chosen(2));
        }
    }

    @Test
    void llm_jp_eval_mm_finds_every_answer_in_a_list_of_all_labels() {
        assertThat(LLM_JP_EVAL_MM_9F450A5.extract("ABCD", GEAR)).isEqualTo(new Loose(List.of(0, 1, 2, 3)));
        assertThat(HAKARI_1.extract("ABCD", GEAR)).isEqualTo(new Unparsed(Why.NONE));
    }

    @Test
    void cosmos_reads_the_article_of_a_sentence() {
        assertThat(COSMOS_REASON1_3E7F1CB.extract("The answer is B", GEAR)).isEqualTo(new Unparsed(Why.NONE));
        assertThat(COSMOS_REASON1_3E7F1CB.extract("Clearly B", GEAR)).isEqualTo(new Chosen(2));
        assertThat(COSMOS_REASON1_3E7F1CB.extract("So <answer>D</answer>", GEAR)).isEqualTo(new Chosen(3));
    }
}
