package io.hakari.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.hakari.sample.Content;
import io.hakari.sample.Sample;

class ExchangeTest {
    private static final List<Content> CONTEXT = List.of(Content.text("問い"));
    private static final Sampling GREEDY = new Sampling.Greedy();

    @Test
    void weighing_needs_continuations_with_words() {
        assertThatThrownBy(() -> new Request.Weigh(CONTEXT, List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("continuations [] must be one or more, none empty");
        assertThatThrownBy(() -> new Request.Weigh(CONTEXT, List.of("ア", "")))
                .hasMessage("continuations [ア, ] must be one or more, none empty");
    }

    @Test
    void writing_needs_room_and_stops_with_words() {
        assertThatThrownBy(() -> new Request.Write(CONTEXT, List.of(), 0, GREEDY))
                .hasMessage("max tokens [0] must be at least 1");
        assertThatThrownBy(() -> new Request.Write(CONTEXT, List.of("。", ""), 1, GREEDY))
                .hasMessage("stops [。, ] must not contain an empty text");
    }

    @Test
    void sampling_needs_a_temperature_and_some_probability() {
        for (double temperature : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Sampling.Random(temperature, 1, 7))
                    .hasMessage("temperature [" + temperature + "] must be above 0 and finite");
        }
        for (double topP : new double[]{0, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new Sampling.Random(1, topP, 7))
                    .hasMessage("top-p [" + topP + "] must be in (0, 1]");
        }
        assertThatCode(() -> new Sampling.Random(0.1, 1, 7)).doesNotThrowAnyException();
    }

    @Test
    void a_likelihood_is_a_logarithm_of_a_probability() {
        assertThatThrownBy(() -> new Likelihood(Double.NaN, 1, true))
                .hasMessage("log probability [NaN] must be a number, at most 0");
        assertThatThrownBy(() -> new Likelihood(0.002, 1, true))
                .hasMessage("log probability [0.002] must be a number, at most 0");
        assertThatThrownBy(() -> new Likelihood(-1, 0, true)).hasMessage("tokens [0] must be at least 1");
        assertThat(new Likelihood(1e-4, 1, true).logProbability()).as("rounding in float32").isEqualTo(1e-4);
        assertThat(new Likelihood(Double.NEGATIVE_INFINITY, 1, false).logProbability()).isNegative();
    }

    @Test
    void a_checkpoint_is_named_by_its_digest() {
        assertThatThrownBy(() -> new Checkpoint("demo-3000", "4f2a", Map.of())).hasMessage(
                "digest [4f2a] of checkpoint [demo-3000] is not 64 lower-case hexadecimal digits");
    }

    @Test
    void a_trial_answers_with_its_last_response() {
        Sample sample = Sample.asking("a/1", "問い", "答え");
        Request request = new Request.Write(CONTEXT, List.of(), 8, GREEDY);
        Exchange first = new Exchange(request, new Response.Completed("一"));
        Exchange last = new Exchange(request, new Response.Truncated("二"));

        assertThat(new Trial(sample, 1, List.of(first, last)).response()).isEqualTo(new Response.Truncated("二"));
        assertThatThrownBy(() -> new Trial(sample, 1, List.of())).hasMessage("trial of [a/1] has no exchange");
        assertThatThrownBy(() -> new Trial(sample, 0, List.of(first))).hasMessage("attempt [0] must be at least 1");
    }
}
