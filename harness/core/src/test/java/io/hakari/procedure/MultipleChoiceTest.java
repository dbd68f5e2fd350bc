package io.hakari.procedure;

import static io.hakari.procedure.MultipleChoice.multipleChoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;

class MultipleChoiceTest {
    private static final Sample SAMPLE = Sample.choosing("a/1", "紙は何と数えるか", List.of("本", "匹", "枚"), "枚");
    private static final Response WEIGHED = new Response.Weighed(List.of(new Likelihood(-1, 1, true)));

    @Test
    void weighs_all_choices_after_the_question_in_one_request() throws InterruptedException {
        Echo echo = new Echo(WEIGHED);

        List<Exchange> exchanges = multipleChoice().conduct(SAMPLE, 7, echo);

        assertThat(echo.asked())
                .isEqualTo(new Request.Weigh(List.of(Content.text("紙は何と数えるか")), List.of("本", "匹", "枚")));
        assertThat(exchanges).containsExactly(new Exchange(echo.asked(), WEIGHED));
    }

    @Test
    void frames_the_question() throws InterruptedException {
        Echo echo = new Echo(WEIGHED);

        multipleChoice().framed("問：", "\n答：").conduct(SAMPLE, 7, echo);

        assertThat(echo.asked()).isEqualTo(new Request.Weigh(
                List.of(Content.text("問："), Content.text("紙は何と数えるか"), Content.text("\n答：")), SAMPLE.choices()));
    }

    @Test
    void refuses_a_sample_without_choices() {
        assertThatThrownBy(
                () -> multipleChoice().conduct(Sample.asking("a/2", "三足す五は", "八"), 7, new Echo(WEIGHED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sample [a/2] has no choices to choose from");
    }
}
