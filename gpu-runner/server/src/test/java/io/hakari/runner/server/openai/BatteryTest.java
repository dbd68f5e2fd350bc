package io.hakari.runner.server.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.Capability.Basis;
import io.hakari.runner.protocol.v1.Choice;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.RandomSampling;

@Timeout(60)
class BatteryTest {

    private static List<Capability> tried(Dialect dialect, Trap... traps) throws Exception {
        try (ToyServer server = ToyServer.start(dialect, traps);
                SiteModel model = Asked.load(server.address() + "?context-length=1024&dialect=" + dialect.key(),
                        ToyServer.FIRST)) {
            return model.capabilities();
        }
    }

    private static Capability named(List<Capability> all, String name) {
        return all.stream().filter(one -> one.getName().equals(name)).findFirst().orElseThrow();
    }

    static Stream<Arguments> traps() {
        return Stream.of(
                Arguments.of(Dialect.GENERIC, Trap.ECHO_IGNORED, "score",
                        "/v1/completions with echo of text: /v1/completions with echo of text told of [0] tokens but [16]"
                                + " were sent"),
                Arguments.of(Dialect.GENERIC, Trap.NO_LIKELIEST, "score",
                        "/v1/completions with echo of text: /v1/completions with echo of text did not tell the likeliest"
                                + " token beside token [1] of a continuation"),
                Arguments.of(Dialect.VLLM, Trap.FIRST_TOKEN_MISSING, "score",
                        "/inference/v1/generate with prompt_logprobs: /inference/v1/generate with prompt_logprobs told of"
                                + " [16] tokens but [17] were sent; /v1/completions with prompt_logprobs:"
                                + " /v1/completions with prompt_logprobs told of [16] tokens but [17] were sent"),
                Arguments.of(Dialect.SGLANG, Trap.NO_LIKELIEST, "score",
                        "/generate with logprob_start_len: /generate with logprob_start_len did not tell the likeliest"
                                + " token beside token [1] of a continuation"),
                Arguments.of(Dialect.VLLM, Trap.NO_TOKENIZER, "tokenizer",
                        "server [ADDRESS/tokenize] answered [404]: Not Found"),
                Arguments.of(Dialect.LLAMA_SERVER, Trap.SCHEMA_IGNORED, "choice", "bound to [hakari|tenbin] it wrote"),
                Arguments.of(Dialect.VLLM, Trap.SCHEMA_IGNORED, "json-schema", "bound to [\"hakari\"] it wrote"),
                Arguments.of(Dialect.VLLM, Trap.SCHEMA_IGNORED, "regex", "bound to [haka(ri|ru)-[0-9]] it wrote"),
                Arguments.of(Dialect.VLLM, Trap.SCHEMA_IGNORED, "grammar", "bound to [hakari] it wrote"),
                Arguments.of(Dialect.VLLM, Trap.SEED_IGNORED, "seed", "the same seed wrote another text"),
                Arguments.of(Dialect.VLLM, Trap.IMAGE_DROPPED, "image", "two that differ were both answered by"),
                Arguments.of(Dialect.VLLM, Trap.PIECES_LOSE_HALVES, "streaming", "in pieces ["),
                Arguments.of(Dialect.LLAMA_SERVER, Trap.PIECES_LOSE_TAIL, "streaming", "in pieces ["),
                Arguments.of(Dialect.GENERIC, Trap.PIECES_MISCOUNT, "token-counts",
                        "answers in pieces are told to have other numbers of tokens than the same as a whole, or none"),
                Arguments.of(Dialect.VLLM, Trap.PIECES_END_EARLY, "streaming",
                        "server ended the answer of [/v1/completions] without saying why; it was cut off, so ask again"),
                Arguments.of(Dialect.VLLM, Trap.IDS_MISREAD, "token-ids", "after the text it wrote ["));
    }

    @ParameterizedTest
    @MethodSource("traps")
    void a_trap_is_found_and_named(Dialect dialect, Trap trap, String name, String evidence) throws Exception {
        assertThat(named(tried(dialect), name).getPresent()).as("without the trap").isTrue();
        Capability found = named(tried(dialect, trap), name);
        assertThat(found.getBasis()).isEqualTo(Basis.PROBED);
        assertThat(found.getPresent()).as(found.getEvidence()).isFalse();
        assertThat(found.getEvidence().replaceAll("http://127.0.0.1:\\d+", "ADDRESS")).contains(evidence);
    }

    /// A likelihood of a wrong place is a number as good as any: only what the server writes shows it.
    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"VLLM", "SGLANG", "LLAMA_SERVER", "TENSORRT_LLM", "GENERIC"})
    void likelihoods_that_stand_at_other_places_are_found_out(Dialect dialect) throws Exception {
        assertThat(named(tried(dialect), "score").getPresent()).isTrue();
        Capability score = named(tried(dialect, Trap.SHIFTED), "score");
        assertThat(score.getPresent()).as(score.getEvidence()).isFalse();
        assertThat(score.getEvidence()).contains("but calls another token likelier at that place");
    }

    @Test
    void a_server_that_tells_only_of_what_is_not_cached_is_found_out_the_second_time() throws Exception {
        Capability score = named(tried(Dialect.TENSORRT_LLM, Trap.CACHE_CUTS), "score");
        assertThat(score.getPresent()).isFalse();
        assertThat(score.getEvidence()).contains("tokens but [");
    }

    @Test
    void transformers_neither_weighs_nor_takes_ids_and_says_so() throws Exception {
        List<Capability> all = tried(Dialect.TRANSFORMERS);
        assertThat(all).filteredOn(Capability::getPresent).extracting(Capability::getName).containsExactly("generate",
                "streaming", "token-counts", "refuses-too-long", "greedy-repeats", "seed",
                "image");
        assertThat(named(all, "tokenizer").getEvidence())
                .isEqualTo("dialect [transformers] has no path that tells tokens");
        assertThat(named(all, "regex").getEvidence()).isEqualTo("dialect [transformers] has no field for it");
    }

    @Test
    void what_was_tried_in_vain_is_refused_by_name() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.LLAMA_SERVER, Trap.SEED_IGNORED);
                SiteModel model = Asked.load(server.address(), ToyServer.FIRST)) {
            var regex = Asked.generate(model, Asked.greedy("答", 8).setRegex("[0-9]").build()).failure();
            assertThat(regex.getCode()).isEqualTo(Code.UNSUPPORTED);
            assertThat(regex.getMessage())
                    .isEqualTo("field [regex] binds the answer, which the server was tried for and"
                            + " has not: dialect [llama-server] has no field for it");
            var seed = Asked.generate(model, Asked.greedy("答", 8)
                    .setRandom(RandomSampling.newBuilder().setTemperature(1).setTopP(1).setSeed(1)).build()).failure();
            assertThat(seed.getMessage()).isEqualTo(
                    "a seed is given, which the server was tried for and has not: the same seed wrote another text");
            assertThat(Asked.generate(model, Asked.greedy("答", 8)
                    .setChoice(Choice.newBuilder().addTexts("a")).build()).get().getText()).isEqualTo("hakari");
        }
    }

    @Test
    void a_server_without_likelihoods_refuses_to_weigh_and_still_writes() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.TRANSFORMERS);
                SiteModel model = Asked.load(server.address() + "?context-length=1024", ToyServer.FIRST)) {
            var failure = Asked.score(model, Asked.question("答：", "個")).failure();
            assertThat(failure.getCode()).isEqualTo(Code.UNSUPPORTED);
            assertThat(failure.getMessage()).startsWith("likelihoods are asked for, which the server was tried for and"
                    + " has not: /v1/completions with echo of text: ");
            assertThat(Asked.generate(model, Asked.greedy("答：", 8).build()).get().getText())
                    .isEqualTo(ToyServer.FIRST.greedy("答：", 8));
        }
    }
}
