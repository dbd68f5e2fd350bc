package io.hakari.runner.server.onnx;

import static io.hakari.runner.server.onnx.Checkpoints.list;
import static io.hakari.runner.server.onnx.Checkpoints.number;
import static io.hakari.runner.server.onnx.Checkpoints.text;
import static io.hakari.runner.server.onnx.Checkpoints.weigh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

class ScoringTest {
    private static final int NEVER = Integer.MAX_VALUE;

    @ParameterizedTest
    @EnumSource
    void log_probabilities_tokens_and_greedy_flags_are_those_of_torch(Checkpoints checkpoint) throws Exception {
        List<Struct> references = checkpoint.references("scores");
        try (OnnxModel model = checkpoint.load()) {
            List<ScoreResult> results = model.score(references.stream().map(ScoringTest::request).toList());
            for (int i = 0; i < references.size(); i++) {
                assertThat(results.get(i).hasError()).isFalse();
                compare(references.get(i), results.get(i));
            }
        }
    }

    private static ScoreRequest request(Struct reference) {
        return weigh(text(reference, "context"),
                list(reference, "continuations").stream().map(Value::getStringValue).toArray(String[]::new));
    }

    private static void compare(Struct reference, ScoreResult result) {
        List<Value> expected = list(reference, "scores");
        assertThat(result.getScoresCount()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            Struct one = expected.get(i).getStructValue();
            ContinuationScore score = result.getScores(i);
            assertThat(score.getSumLogProbability()).isEqualTo(one.getFieldsOrThrow("sum").getNumberValue(),
                    within(1e-4));
            assertThat(score.getTokenCount()).isEqualTo(number(one, "tokens"));
            assertThat(score.getGreedy()).isEqualTo(one.getFieldsOrThrow("greedy").getBoolValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void neither_the_batch_nor_its_order_changes_a_score(Checkpoints checkpoint) throws Exception {
        List<ScoreRequest> requests = new ArrayList<>(
                checkpoint.references("scores").stream().map(ScoringTest::request).toList());
        try (OnnxModel model = checkpoint.load()) {
            List<ScoreResult> together = model.score(requests);
            for (int i = 0; i < requests.size(); i++) {
                same(together.get(i), model.score(List.of(requests.get(i))).getFirst());
            }
            Collections.reverse(requests);
            List<ScoreResult> reversed = model.score(requests).reversed();
            for (int i = 0; i < requests.size(); i++) {
                same(together.get(i), reversed.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_shared_context_gives_the_scores_of_plain_rows(Checkpoints checkpoint) throws Exception {
        List<ScoreRequest> requests = checkpoint.references("scores").stream().map(ScoringTest::request).toList();
        try (OnnxModel model = checkpoint.load()) {
            List<ScoreResult> plain = scoring(model, NEVER).score(requests);
            List<ScoreResult> shared = scoring(model, 1).score(requests);
            for (int i = 0; i < requests.size(); i++) {
                same(plain.get(i), shared.get(i));
            }
        }
    }

    private static Scoring scoring(OnnxModel model, int leastSaved) {
        return new Scoring(model.config(), model.vocabulary(), model.prompts(), model.decoder(), leastSaved);
    }

    private static void same(ScoreResult a, ScoreResult b) {
        assertThat(a.getScoresCount()).isEqualTo(b.getScoresCount());
        for (int i = 0; i < a.getScoresCount(); i++) {
            assertThat(a.getScores(i).getSumLogProbability()).isEqualTo(b.getScores(i).getSumLogProbability(),
                    within(1e-5));
            assertThat(a.getScores(i).getTokenCount()).isEqualTo(b.getScores(i).getTokenCount());
            assertThat(a.getScores(i).getGreedy()).isEqualTo(b.getScores(i).getGreedy());
        }
    }

    @Test
    void context_parts_are_joined() throws Exception {
        try (OnnxModel model = Checkpoints.BYTES.load()) {
            ScoreRequest split = ScoreRequest.newBuilder().addContext(Checkpoints.part("倉庫に"))
                    .addContext(Checkpoints.part("ねじが")).addContinuations("五本").build();
            same(model.score(List.of(split)).getFirst(), model.score(List.of(weigh("倉庫にねじが", "五本"))).getFirst());
        }
    }

    @Nested
    class A_request_that_cannot_be_scored {

        @Test
        void is_rejected_without_continuations() throws Exception {
            assertThat(failure(weigh("本"))).isEqualTo(error(Error.Code.REJECTED,
                    "continuations [] must be one or more, none empty; leave the request out"));
        }

        @Test
        void is_rejected_with_an_empty_continuation() throws Exception {
            assertThat(failure(weigh("本", "あ", ""))).isEqualTo(error(Error.Code.REJECTED,
                    "continuations [あ, ] must be one or more, none empty; leave the request out"));
        }

        @Test
        void is_unsupported_with_a_picture() throws Exception {
            Part picture = Part.newBuilder().setBlob(BlobRef.newBuilder().setMediaType("image/png")).build();
            assertThat(failure(weigh("本", "あ").toBuilder().addContext(picture).build())).isEqualTo(error(
                    Error.Code.UNSUPPORTED,
                    "the request has a part of type [image/png] but this model reads text only; ask a model that takes media"));
        }

        @Test
        void is_rejected_with_an_unset_part() throws Exception {
            assertThat(failure(weigh("本", "あ").toBuilder().addContext(Part.getDefaultInstance()).build()))
                    .isEqualTo(error(Error.Code.REJECTED,
                            "the request has a part that is neither text nor blob; set one of them"));
        }

        @Test
        void is_too_long_beyond_the_context_and_nothing_is_cut() throws Exception {
            // Each 鬱 is three byte tokens; the context has 96.
            assertThat(failure(weigh("鬱".repeat(31), "鬱鬱"))).isEqualTo(error(Error.Code.TOO_LONG,
                    "context and continuation together has [99] tokens but the model reads at most [96]; shorten it"));
            try (OnnxModel model = Checkpoints.BYTES.load()) {
                assertThat(model.score(List.of(weigh("鬱".repeat(31), "鬱"))).getFirst().hasError()).isFalse();
            }
        }

        @Test
        void leaves_the_others_of_its_batch_alone() throws Exception {
            try (OnnxModel model = Checkpoints.BYTES.load()) {
                List<ScoreResult> results = model.score(List.of(weigh("本"), weigh("倉庫に", "本が", "箱が"), weigh("本", "")));
                assertThat(results).extracting(ScoreResult::hasError).containsExactly(true, false, true);
                same(results.get(1), model.score(List.of(weigh("倉庫に", "本が", "箱が"))).getFirst());
            }
        }

        private static Error failure(ScoreRequest request) throws Exception {
            try (OnnxModel model = Checkpoints.BYTES.load()) {
                ScoreResult result = model.score(List.of(request)).getFirst();
                assertThat(result.getScoresList()).isEmpty();
                return result.getError();
            }
        }

        private static Error error(Error.Code code, String message) {
            return Error.newBuilder().setCode(code).setMessage(message).build();
        }
    }

    @Test
    void no_requests_give_no_results() throws Exception {
        try (OnnxModel model = Checkpoints.BYTES.load()) {
            assertThat(model.score(List.of())).isEmpty();
        }
    }
}
