package io.hakari.runner.server.onnx;

import static io.hakari.runner.server.onnx.Checkpoints.list;
import static io.hakari.runner.server.onnx.Checkpoints.number;
import static io.hakari.runner.server.onnx.Checkpoints.text;
import static io.hakari.runner.server.onnx.Checkpoints.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.google.protobuf.Struct;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.Finished.Reason;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RandomSampling;

class GeneratingTest {

    @ParameterizedTest
    @EnumSource
    void greedy_answers_are_those_of_torch_without_a_cache(Checkpoints checkpoint) throws Exception {
        List<Struct> references = checkpoint.references("texts");
        Heard heard = heard(checkpoint, references.stream().map(each -> write(text(each, "prompt"), 40)).toList());
        assertThat(heard.failed).isEmpty();
        for (int i = 0; i < references.size(); i++) {
            Struct reference = references.get(i);
            assertThat(heard.finished(i)).isEqualTo(Finished.newBuilder()
                    .setReason(Reason.valueOf(text(reference, "reason")))
                    .setText(text(reference, "text"))
                    .setPromptTokens(number(reference, "promptTokens"))
                    .setGeneratedTokens(list(reference, "ids").size())
                    .build());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_batch_does_not_change_an_answer(Checkpoints checkpoint) throws Exception {
        List<GenerateRequest> requests = checkpoint.references("texts").stream()
                .flatMap(each -> Stream.of(write(text(each, "prompt"), 40), drawn(text(each, "prompt"), 7)))
                .toList();
        Heard together = heard(checkpoint, requests);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(heard(checkpoint, List.of(requests.get(i))).finished(0)).isEqualTo(together.finished(i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void deltas_add_up_to_the_text_and_never_end_inside_a_character(Checkpoints checkpoint) throws Exception {
        Heard heard = heard(checkpoint,
                checkpoint.references("texts").stream().map(each -> write(text(each, "prompt"), 40)).toList());
        heard.deltas.forEach((request, deltas) -> {
            assertThat(String.join("", deltas)).isEqualTo(heard.text(request));
            assertThat(deltas).noneMatch(delta -> delta.contains("\uFFFD")).noneMatch(String::isEmpty);
        });
        assertThat(heard.deltas.get(0)).hasSizeGreaterThan(3);
    }

    private static Heard heard(Checkpoints checkpoint, List<GenerateRequest> requests) throws Exception {
        try (OnnxModel model = checkpoint.load()) {
            Heard heard = new Heard();
            model.generate(requests, heard);
            return heard;
        }
    }

    private static GenerateRequest drawn(String prompt, long seed) {
        return write(prompt, 30).toBuilder()
                .setRandom(RandomSampling.newBuilder().setTemperature(1.5).setTopP(0.95).setSeed(seed)).build();
    }

    @Nested
    class An_answer {

        @Test
        void is_cut_before_a_stop_that_lies_across_tokens() throws Exception {
            Struct reference = Checkpoints.BYTES.references("texts").getFirst();
            String whole = text(reference, "text");
            Heard heard = heard(Checkpoints.BYTES, List.of(write(text(reference, "prompt"), 40, "あります", "無い", "枚あ")));
            assertThat(heard.finished(0).getReason()).isEqualTo(Reason.STOP);
            assertThat(heard.text(0)).isEqualTo(whole.substring(0, whole.indexOf("枚あ")));
            assertThat(String.join("", heard.deltas.get(0))).isEqualTo(heard.text(0));
        }

        @Test
        void ends_at_the_token_limit_with_what_there_is() throws Exception {
            Struct reference = Checkpoints.BYTES.references("texts").getFirst();
            Heard heard = heard(Checkpoints.BYTES, List.of(write(text(reference, "prompt"), 4)));
            assertThat(heard.finished(0).getReason()).isEqualTo(Reason.MAX_TOKENS);
            assertThat(heard.finished(0).getGeneratedTokens()).isEqualTo(4);
            assertThat(String.join("", heard.deltas.get(0))).isEqualTo(heard.text(0));
        }

        @Test
        void ends_at_the_context_when_the_token_limit_lies_beyond() throws Exception {
            Heard heard = heard(Checkpoints.BYTES, List.of(drawn("鬱".repeat(31), 5), drawn("鬱".repeat(31), 6)));
            assertThat(heard.failed).isEmpty();
            heard.finished.values()
                    .forEach(finished -> assertThat(finished.getGeneratedTokens()).isLessThanOrEqualTo(3));
            assertThat(heard.finished.values()).anyMatch(finished -> finished.getReason() == Reason.MAX_TOKENS);
        }

        @Test
        void takes_as_many_tokens_as_an_unsigned_limit_says() throws Exception {
            Heard heard = heard(Checkpoints.BYTES, List.of(write("倉庫に", -1)));
            assertThat(heard.finished(0).getReason()).isEqualTo(Reason.END_OF_TEXT);
        }

        @Test
        void drawn_at_random_is_the_same_for_the_same_seed_only() throws Exception {
            Heard heard = heard(Checkpoints.PIECES, List.of(drawn("倉庫に", 1), drawn("倉庫に", 1), drawn("倉庫に", 2)));
            assertThat(heard.text(0)).isEqualTo(heard.text(1)).isNotEqualTo(heard.text(2));
        }

        @Test
        void that_nobody_waits_for_stops_alone() throws Exception {
            AtomicInteger asked = new AtomicInteger();
            Heard heard = new Heard(request -> request == 1 && asked.incrementAndGet() > 3);
            try (OnnxModel model = Checkpoints.BYTES.load()) {
                model.generate(List.of(write("倉庫に", 40), write("倉庫に", 40)), heard);
            }
            assertThat(heard.finished).containsOnlyKeys(0);
            assertThat(heard.failed).isEmpty();
            assertThat(asked).hasValue(4);
        }
    }

    @Nested
    class A_request_that_cannot_be_answered {

        @Test
        void is_too_long_when_no_token_has_room() throws Exception {
            assertThat(failure(write("鬱".repeat(32), 1))).isEqualTo(error(Error.Code.TOO_LONG,
                    "the prompt with one token of answer has [97] tokens but the model reads at most [96]; shorten it"));
        }

        @Test
        void is_rejected_without_room_for_a_token() throws Exception {
            assertThat(failure(write("本", 0))).isEqualTo(error(Error.Code.REJECTED,
                    "max tokens [0] must be at least 1; leave the request out"));
        }

        @Test
        void is_rejected_with_an_empty_stop() throws Exception {
            assertThat(failure(write("本", 1, "。", ""))).isEqualTo(error(Error.Code.REJECTED,
                    "stops [。, ] must not contain an empty text; leave it out"));
        }

        @Test
        void is_rejected_when_it_does_not_say_how_to_sample() throws Exception {
            assertThat(failure(write("本", 1).toBuilder().clearSampling().build())).isEqualTo(error(Error.Code.REJECTED,
                    "the request does not say how to sample; set greedy or random"));
        }

        @Test
        void is_rejected_with_a_temperature_of_zero() throws Exception {
            assertThat(failure(write("本", 1).toBuilder().setRandom(RandomSampling.newBuilder().setTopP(1)).build()))
                    .isEqualTo(error(Error.Code.REJECTED,
                            "temperature [0.0] must be above 0 and finite; ask for greedy sampling where it would be 0"));
        }

        @Test
        void is_rejected_with_a_top_p_above_one() throws Exception {
            RandomSampling random = RandomSampling.newBuilder().setTemperature(1).setTopP(1.5).build();
            assertThat(failure(write("本", 1).toBuilder().setRandom(random).build()))
                    .isEqualTo(error(Error.Code.REJECTED,
                            "top-p [1.5] must be in (0, 1]; 1 draws from all tokens"));
        }

        @Test
        void is_unsupported_with_a_picture() throws Exception {
            Part picture = Part.newBuilder().setBlob(BlobRef.newBuilder().setMediaType("image/png")).build();
            assertThat(failure(write("本", 1).toBuilder().addPrompt(picture).build()).getCode())
                    .isEqualTo(Error.Code.UNSUPPORTED);
        }

        @Test
        void leaves_the_others_of_its_batch_alone() throws Exception {
            Heard heard = heard(Checkpoints.BYTES, List.of(write("本", 0), write("倉庫に", 40)));
            assertThat(heard.failed).containsOnlyKeys(0);
            assertThat(heard.text(1)).isEqualTo(text(Checkpoints.BYTES.references("texts").getFirst(), "text"));
        }

        private static Error failure(GenerateRequest request) throws Exception {
            Heard heard = heard(Checkpoints.BYTES, List.of(request));
            assertThat(heard.finished).isEmpty();
            return heard.failed(0);
        }

        private static Error error(Error.Code code, String message) {
            return Error.newBuilder().setCode(code).setMessage(message).build();
        }
    }
}
