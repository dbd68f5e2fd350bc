package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.generate;
import static io.hakari.runner.server.Frames.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RandomSampling;

class DialectTest {
    private static final Model MODEL = Engines.Noting.obliging();

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments(generate("1", 0), "field [max_tokens] is [0]; set it to a number from 1 to 2147483647"),
                arguments(generate("1", -1),
                        "field [max_tokens] is [4294967295]; set it to a number from 1 to 2147483647"),
                arguments(generate("1", 5).clearSampling(), "field [sampling] is unset; set greedy or random"),
                arguments(generate("1", 5).addStops(""),
                        "field [stops] holds an empty text; it would end every answer at once"),
                arguments(generate("1", 5).setRandom(random(0, 1)),
                        "field [random.temperature] is [0.0]; set it above 0 and finite"),
                arguments(generate("1", 5).setRandom(random(1, 0)), "field [random.top_p] is [0.0]; set it in (0, 1]"),
                arguments(generate("1", 5).addPrompt(Part.getDefaultInstance()),
                        "field [prompt] holds an empty part; set text, blob or tokens"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_generation_is_rejected_by_field(GenerateRequest.Builder request, String message) {
        assertThat(new GenerateDialect().refusal(request.build(), MODEL)).hasValueSatisfying(error -> {
            assertThat(error.getCode()).isEqualTo(Code.REJECTED);
            assertThat(error.getMessage()).isEqualTo(message);
        });
    }

    @Test
    void a_well_formed_generation_is_asked() {
        assertThat(new GenerateDialect().refusal(generate("1", 5).setRandom(random(0.7, 0.9)).addStops("。").build(),
                MODEL))
                .isEmpty();
    }

    @Test
    void media_are_not_supported() {
        var picture = Part.newBuilder().setBlob(BlobRef.newBuilder().setMediaType("image/png"));
        assertThat(new ScoreDialect(9).refusal(score("1").addContext(picture).build(), MODEL))
                .hasValueSatisfying(error -> {
                    assertThat(error.getCode()).isEqualTo(Code.UNSUPPORTED);
                    assertThat(error.getMessage())
                            .isEqualTo("field [context] holds a blob of type [image/png]; this model reads text alone");
                });
    }

    @Test
    void an_empty_continuation_is_rejected() {
        assertThat(new ScoreDialect(9).refusal(score("1").addContinuations("").build(), MODEL)).hasValueSatisfying(
                error -> assertThat(error.getMessage())
                        .isEqualTo("field [continuations] holds an empty text; every one needs a token"));
    }

    @Test
    void the_length_of_a_score_is_all_its_text() {
        assertThat(new ScoreDialect(9).length(score("1").build())).isEqualTo(6);
    }

    private static RandomSampling.Builder random(double temperature, double topP) {
        return RandomSampling.newBuilder().setTemperature(temperature).setTopP(topP).setSeed(1);
    }
}
