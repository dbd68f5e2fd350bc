package io.hakari.runner.server.onnx;

import static io.hakari.runner.server.onnx.Checkpoints.weigh;
import static io.hakari.runner.server.onnx.Checkpoints.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Finished.Reason;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.RandomSampling;
import io.hakari.runner.protocol.v1.ScoreResult;

/// The `chain` checkpoint is a table whose probabilities are known: from `a` to a 1/2, b 1/4, c 1/8, d 1/8; from `b` to c or
/// d; from `d` to the end; from `c` to what is no number.
class ChainTest {

    private static OnnxModel load() throws Exception {
        return (OnnxModel) OnnxEngine.onnxEngine().withThreads(1).load(Checkpoints.resource("chain"),
                Checkpoints.UNHEARD);
    }

    @Test
    void scores_are_the_logarithms_of_the_table() throws Exception {
        try (OnnxModel model = load()) {
            ScoreResult result = model.score(List.of(weigh("a", " a", " b d", " a a b c", " d"))).getFirst();
            assertThat(result.getScoresList()).extracting(ContinuationScore::getSumLogProbability)
                    .satisfiesExactly(
                            sum -> assertThat(sum).isEqualTo(Math.log(0.5), within(1e-6)),
                            sum -> assertThat(sum).isEqualTo(Math.log(0.125), within(1e-6)),
                            sum -> assertThat(sum).isEqualTo(Math.log(0.03125), within(1e-6)),
                            sum -> assertThat(sum).isEqualTo(Math.log(0.125), within(1e-6)));
            assertThat(result.getScoresList()).extracting(ContinuationScore::getGreedy).containsExactly(true, false,
                    false, false);
            assertThat(result.getScoresList()).extracting(ContinuationScore::getTokenCount).containsExactly(1, 2, 4, 1);
        }
    }

    @Test
    void of_equally_likely_tokens_the_one_with_the_lower_id_is_greedy() throws Exception {
        try (OnnxModel model = load()) {
            ScoreResult result = model.score(List.of(weigh("b", " c", " d"))).getFirst();
            assertThat(result.getScoresList()).extracting(ContinuationScore::getGreedy).containsExactly(true, false);
        }
    }

    /// scipy 1.17: `chi2.ppf(0.999, 3)` = 16.266; the seeds are fixed.
    @Test
    void drawn_answers_follow_the_table() throws Exception {
        List<GenerateRequest> requests = IntStream.range(0, 2000).mapToObj(seed -> drawn(1, seed)).toList();
        try (OnnxModel model = load()) {
            Heard heard = new Heard();
            model.generate(requests, heard);
            double chiSquare = 0;
            for (var cell : List.of(new Cell("a", 1000), new Cell("b", 500), new Cell("c", 250), new Cell("d", 250))) {
                long found = heard.finished.values().stream().filter(finished -> finished.getText().equals(cell.text))
                        .count();
                chiSquare += (found - cell.expected) * (found - cell.expected) / cell.expected;
            }
            assertThat(chiSquare).isLessThan(16.266);
        }
    }

    @Test
    void the_first_token_of_an_answer_is_drawn_at_place_0_and_the_next_at_place_1() throws Exception {
        float[] logits = new float[6];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        double[] table = {0.5, 0.25, 0.125, 0.125};
        for (int i = 0; i < table.length; i++) {
            logits[i + 2] = (float) Math.log(table[i]);
        }
        try (OnnxModel model = load()) {
            for (int seed = 0; seed < 50; seed++) {
                Heard heard = new Heard();
                model.generate(List.of(drawn(2, seed)), heard);
                Chooser.Drawn drawn = new Chooser.Drawn(1, 1, seed);
                String text = String.join("", heard.deltas.getOrDefault(0, List.of()));
                assertThat(text).startsWith(word(drawn.choose(logits, 0)));
                if (text.startsWith("a")) {
                    assertThat(text).isEqualTo("a " + word(drawn.choose(logits, 1)));
                }
            }
        }
    }

    private static String word(int token) {
        return List.of("<s>", "</s>", "a", "b", "c", "d").get(token);
    }

    private record Cell(String text, double expected) {}

    private static GenerateRequest drawn(int maxTokens, long seed) {
        return write("a", maxTokens).toBuilder()
                .setRandom(RandomSampling.newBuilder().setTemperature(1).setTopP(1).setSeed(seed)).build();
    }

    @Test
    void rows_leave_the_batch_and_the_others_go_on_unchanged() throws Exception {
        List<GenerateRequest> requests = IntStream.range(0, 40).mapToObj(seed -> drawn(60, seed)).toList();
        try (OnnxModel model = load()) {
            Heard together = new Heard();
            model.generate(requests, together);
            for (int i = 0; i < requests.size(); i++) {
                Heard alone = new Heard();
                model.generate(List.of(requests.get(i)), alone);
                assertThat(alone.finished.values())
                        .allMatch(together.finished.containsKey(i) ? together.finished(i)::equals : _ -> false);
                assertThat(alone.failed.values())
                        .allMatch(together.failed.containsKey(i) ? together.failed(i)::equals : _ -> false);
            }
            assertThat(together.finished.values()).anyMatch(finished -> finished.getReason() == Reason.END_OF_TEXT);
        }
    }

    @Test
    void a_logit_that_is_not_a_number_fails_the_request_alone() throws Exception {
        Error broken = Error.newBuilder().setCode(Error.Code.BROKEN)
                .setMessage("the model gave a logit that is not a number; its weights are damaged, export them anew")
                .build();
        try (OnnxModel model = load()) {
            List<ScoreResult> results = model.score(List.of(weigh("c", " a"), weigh("a", " b")));
            assertThat(results.get(0).getError()).isEqualTo(broken);
            assertThat(results.get(1).hasError()).isFalse();
            Heard heard = new Heard();
            model.generate(List.of(write("c", 3), write("d", 3)), heard);
            assertThat(heard.failed(0)).isEqualTo(broken);
            assertThat(heard.finished(1).getReason()).isEqualTo(Reason.END_OF_TEXT);
        }
    }

    @Test
    void an_empty_context_is_the_end_token_where_there_is_no_beginning() throws Exception {
        try (OnnxModel model = load()) {
            // From the end token on everything is equally unlikely.
            ScoreResult result = model.score(List.of(weigh("", "a"))).getFirst();
            assertThat(result.getScores(0).getSumLogProbability()).isEqualTo(Math.log(1.0 / 6), within(1e-6));
        }
    }
}
