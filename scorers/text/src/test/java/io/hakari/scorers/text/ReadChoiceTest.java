package io.hakari.scorers.text;

import static io.hakari.scorers.text.ReadChoice.readChoice;
import static io.hakari.testkit.Trials.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.records.SettingsText;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.scorers.text.extraction.Extractor;
import io.hakari.scorers.text.extraction.Labels;

class ReadChoiceTest {
    private static final Sample GEAR = Sample.choosing("gear/1", "何が写っていますか。", List.of("ヘルメット", "安全帯", "手袋"), "安全帯");

    @Test
    void the_option_behind_the_label_is_compared_with_the_target() {
        assertThat(readChoice().score(answered(GEAR, "答えはBです。"))).isEqualTo(Score.of(1, "安全帯"));
        assertThat(readChoice().score(answered(GEAR, "C"))).isEqualTo(Score.of(0, "手袋"));
    }

    @Test
    void what_cannot_be_read_is_counted_and_not_scored() {
        assertThat(readChoice().score(answered(GEAR, "わかりません。")))
                .isEqualTo(Score.unscored("UNPARSED: the answer names no option"));
        assertThat(readChoice().score(answered(GEAR, ""))).isEqualTo(Score.unscored("UNPARSED: the answer is empty"));
    }

    @Test
    void what_cannot_be_read_can_be_taken_for_wrong() {
        assertThat(readChoice().withUnparsedAsWrong().score(answered(GEAR, "わかりません。")))
                .isEqualTo(Score.of(0, "UNPARSED: the answer names no option"));
    }

    @Test
    void a_kit_that_looks_for_the_gold_label_finds_it_in_a_list_of_all() {
        ReadChoice substring = readChoice().by(Extractor.LLM_JP_EVAL_MM_9F450A5);

        assertThat(substring.score(answered(GEAR, "ABC"))).isEqualTo(Score.of(1, "ヘルメット, 安全帯, 手袋"));
    }

    @Test
    void an_answer_that_was_cut_off_is_no_answer() {
        assertThat(readChoice().score(written(GEAR, new Response.Truncated("答えはB"))))
                .isEqualTo(Score.unscored("UNPARSED: the answer was cut off"));
    }

    @Test
    void two_choices_with_the_same_words_are_the_same_answer() {
        Sample twins = Sample.choosing("twins", "？", List.of("青", "赤", "青"), "青");

        assertThat(readChoice().score(answered(twins, "C"))).isEqualTo(Score.of(1, "青"));
        assertThat(readChoice().score(answered(twins, "青です"))).isEqualTo(Score.of(1, "青"));
    }

    @Test
    void labels_may_be_kana() {
        assertThat(readChoice().labelled(Labels.KANA).score(answered(GEAR, "イ"))).isEqualTo(Score.of(1, "安全帯"));
    }

    @Test
    void a_sample_without_choices_or_with_too_many_is_unscored() {
        assertThat(readChoice().score(answered(Sample.asking("open/1", "？", "赤"), "A"))).isEqualTo(
                Score.unscored("readChoice() reads one of 1 to 26 choices, but sample [open/1] has [0]"));
        List<String> many = Stream.iterate(1, i -> i + 1).limit(27).map(String::valueOf).toList();
        assertThat(readChoice().score(answered(Sample.choosing("many/1", "？", many, "1"), "A"))).isEqualTo(
                Score.unscored("readChoice() reads one of 1 to 26 choices, but sample [many/1] has [27]"));
    }

    @Test
    void a_failed_runner_leaves_the_trial_unscored() {
        assertThat(readChoice().score(written(GEAR, new Response.Failed(Failure.BROKEN, "out of memory"))))
                .isEqualTo(Score.unscored("out of memory"));
    }

    @Test
    void likelihoods_are_no_written_answer() {
        assertThat(readChoice().score(written(GEAR, new Response.Weighed(List.of())))).isEqualTo(Score.unscored(
                "readChoice() reads a written answer, but the runner weighed choices; ask by singleTurn()"));
    }

    @Test
    void the_rule_and_its_version_reach_the_run_record() {
        assertThat(SettingsText.of(readChoice()))
                .isEqualTo("ReadChoice(extractor=HAKARI_1, labels=LATIN, unparsedIsWrong=false)");
    }

    private static Trial answered(Sample sample, String text) {
        return written(sample, new Response.Completed(text));
    }

    private static Trial written(Sample sample, Response response) {
        return trial(sample, new Request.Write(sample.input(), List.of(), 32, new Sampling.Greedy()), response);
    }
}
