package io.hakari.procedure;

import static io.hakari.procedure.SingleTurn.singleTurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;

class SingleTurnTest {
    private static final Sample SAMPLE = Sample.asking("a/1", "三足す五は", "八");

    @Test
    void asks_once_up_to_a_line_break_or_32_tokens_and_decodes_greedily() throws InterruptedException {
        assertThat(asked(singleTurn(), SAMPLE, 7)).isEqualTo(
                new Request.Write(List.of(Content.text("三足す五は")), List.of("\n"), 32, new Sampling.Greedy()));
    }

    @Test
    void keeps_the_answer_with_the_request() throws InterruptedException {
        Echo echo = new Echo(new Response.Completed("八"));

        List<Exchange> exchanges = singleTurn().conduct(SAMPLE, 7, echo);

        assertThat(exchanges).containsExactly(new Exchange(echo.asked(), new Response.Completed("八")));
    }

    @Test
    void frames_the_question_and_leaves_media_where_they_are() throws InterruptedException {
        Content picture = new Content.Image(new Blob("ab".repeat(32), "image/png", 5));
        Sample sample = Sample.of("a/2", List.of(picture, Content.text("何か")), List.of(), List.of("犬"));

        Request.Write request = asked(singleTurn().framed("問：", "\n答："), sample, 7);

        assertThat(request.prompt()).containsExactly(Content.text("問："), picture, Content.text("何か"),
                Content.text("\n答："));
    }

    @Test
    void stops_where_it_is_told_or_nowhere() throws InterruptedException {
        assertThat(asked(singleTurn().until("。", 5), SAMPLE, 7))
                .extracting(Request.Write::stops, Request.Write::maxTokens).containsExactly(List.of("。"), 5);
        assertThat(asked(singleTurn().until("", 5), SAMPLE, 7).stops()).isEmpty();
    }

    @Test
    void samples_by_the_seed_when_it_is_given_a_temperature() throws InterruptedException {
        assertThat(asked(singleTurn().sampledAt(0.7), SAMPLE, 7).sampling()).isEqualTo(new Sampling.Random(0.7, 1, 7));
        assertThat(asked(singleTurn().sampledAt(0.7), SAMPLE, 8).sampling()).isEqualTo(new Sampling.Random(0.7, 1, 8));
        assertThat(asked(singleTurn().sampledAt(0.7).sampledAt(0), SAMPLE, 7).sampling())
                .isEqualTo(new Sampling.Greedy());
    }

    @Test
    void each_setting_leaves_the_others_alone() {
        assertThat(singleTurn().framed("問：", "答：").until("。", 5).sampledAt(0.7))
                .isEqualTo(new SingleTurn("問：", "答：", "。", 5, 0.7));
        assertThat(singleTurn().sampledAt(0.7).until("。", 5).framed("問：", "答："))
                .isEqualTo(new SingleTurn("問：", "答：", "。", 5, 0.7));
    }

    @Test
    void refuses_what_no_runner_could_do_before_the_run_begins() {
        assertThatThrownBy(() -> singleTurn().until("。", 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max tokens [0] must be at least 1");
        for (double temperature : new double[]{-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> singleTurn().sampledAt(temperature))
                    .hasMessage("temperature [" + temperature + "] must be at least 0 and finite");
        }
    }

    private static Request.Write asked(SingleTurn procedure, Sample sample, long seed) throws InterruptedException {
        Echo echo = new Echo(new Response.Completed(""));
        procedure.conduct(sample, seed, echo);
        return (Request.Write) echo.asked();
    }
}
