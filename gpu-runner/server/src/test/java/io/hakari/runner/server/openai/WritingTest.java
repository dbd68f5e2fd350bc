package io.hakari.runner.server.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.Finished.Reason;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RandomSampling;
import io.hakari.runner.server.Model;

@Timeout(60)
class WritingTest {
    private static final String PROMPT = "問：今日は何か。\n答：";

    private static SiteModel load(ToyServer server, Dialect dialect) throws Exception {
        return Asked.load(server.address() + "?context-length=1024&dialect=" + dialect.key(), ToyServer.FIRST);
    }

    /// The greedy text holds 量, which comes as three tokens.
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void pieces_add_up_to_the_text_and_lose_no_half_of_a_character(Dialect dialect) throws Exception {
        String expected = ToyServer.FIRST.greedy(PROMPT, 38);
        assertThat(expected).contains("量").doesNotContain("\uFFFD");
        try (ToyServer server = ToyServer.start(dialect); SiteModel model = load(server, dialect)) {
            Asked<Finished> asked = Asked.generate(model, Asked.greedy(PROMPT, 38).build());
            Finished finished = asked.get();
            assertThat(finished.getText()).isEqualTo(expected);
            assertThat(String.join("", asked.deltas)).isEqualTo(expected);
            assertThat(finished.getReason()).isEqualTo(Reason.MAX_TOKENS);
            assertThat(finished.getGeneratedTokens()).isEqualTo(38);
            assertThat(finished.getPromptTokens()).isEqualTo(1 + ToyServer.FIRST.encode(PROMPT).size());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_stop_ends_the_text_before_it(Dialect dialect) throws Exception {
        String whole = ToyServer.FIRST.greedy(PROMPT, 38);
        String stop = whole.substring(whole.indexOf("量"), whole.indexOf("量") + 2);
        for (Trap trap : new Trap[]{Trap.IMAGE_DROPPED, Trap.STOP_IGNORED, Trap.PIECES_END_EARLY}) {
            try (ToyServer server = ToyServer.start(dialect, trap); SiteModel model = load(server, dialect)) {
                GenerateRequest request = Asked.greedy(PROMPT, 38).addStops("never").addStops(stop).build();
                Asked<Finished> asked = Asked.generate(model, request);
                assertThat(asked.get().getText()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
                assertThat(asked.get().getReason()).isEqualTo(Reason.STOP);
                assertThat(String.join("", asked.deltas)).isEqualTo(asked.get().getText());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_end_of_the_text_is_told_from_a_stop(Dialect dialect) throws Exception {
        try (ToyServer server = ToyServer.start(dialect); SiteModel model = load(server, dialect)) {
            Finished finished = Asked.generate(model, Asked.greedy("です。", 8).addStops("か").build()).get();
            assertThat(finished.getText()).isEmpty();
            assertThat(finished.getReason()).isEqualTo(Reason.END_OF_TEXT);
        }
    }

    @Test
    void every_field_that_shapes_an_answer_is_sent() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.SGLANG); SiteModel model = load(server, Dialect.SGLANG)) {
            server.heard.clear();
            Asked.generate(model, Asked.greedy("答：", 8).build()).get();
            assertThat(server.heard.getLast()).contains("\"temperature\":0", "\"top_p\":1", "\"top_k\":-1",
                    "\"min_p\":0", "\"repetition_penalty\":1", "\"max_tokens\":8", "\"no_stop_trim\":true");
        }
    }

    @Test
    void a_seed_of_64_bits_becomes_one_that_the_server_takes() {
        assertThat(Dialect.VLLM.seed(-1)).isEqualTo(-1);
        assertThat(Dialect.LLAMA_SERVER.seed(7)).isEqualTo(7);
        assertThat(Dialect.LLAMA_SERVER.seed(-1)).isBetween(0L, (1L << 31) - 1);
        assertThat(Dialect.LLAMA_SERVER.seed(1L << 40)).isNotEqualTo(Dialect.LLAMA_SERVER.seed(1L << 41))
                .isBetween(0L, (1L << 31) - 1);
    }

    @Test
    void the_same_seed_writes_the_same_and_others_differ() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM); SiteModel model = load(server, Dialect.VLLM)) {
            assertThat(drawn(model, 1)).isEqualTo(drawn(model, 1)).isNotEqualTo(drawn(model, 2));
        }
    }

    private static String drawn(SiteModel model, long seed) throws Exception {
        return Asked.generate(model, Asked.greedy("答：", 16)
                .setRandom(RandomSampling.newBuilder().setTemperature(1.5).setTopP(1).setSeed(seed)).build()).get()
                .getText();
    }

    @Test
    void a_prompt_that_does_not_fit_is_too_long() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM); SiteModel model = load(server, Dialect.VLLM)) {
            var failure = Asked.generate(model, Asked.greedy("か".repeat(1024), 8).build()).failure();
            assertThat(failure.getCode()).isEqualTo(Code.TOO_LONG);
            assertThat(failure.getMessage()).isEqualTo(
                    "prompt and one token to write has [1026] tokens but the model reads at most [1024]; shorten it");
        }
        try (ToyServer server = ToyServer.start(Dialect.GENERIC); SiteModel model = load(server, Dialect.GENERIC)) {
            var failure = Asked.generate(model, Asked.greedy("か".repeat(1024), 8).build()).failure();
            assertThat(failure.getCode()).isEqualTo(Code.TOO_LONG);
            assertThat(failure.getMessage()).isEqualTo("server [http://127.0.0.1:" + server.port()
                    + "/v1/completions] answered [400]: This model's maximum context length is 1024 tokens.");
        }
    }

    @Test
    void a_prompt_that_is_cut_in_silence_is_too_long() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.GENERIC, Trap.TOO_LONG_CUT);
                SiteModel model = load(server, Dialect.GENERIC)) {
            var failure = Asked.generate(model, Asked.greedy("か".repeat(2000), 8).build()).failure();
            assertThat(failure.getCode()).isEqualTo(Code.TOO_LONG);
            assertThat(failure.getMessage()).isEqualTo("prompt and answer may have [1031] tokens but the model reads at"
                    + " most [1024], and the server cuts in silence; shorten the prompt");
            assertThat(Asked.generate(model, Asked.greedy("か", 8).build()).get().getText()).isNotEmpty();
        }
    }

    @Test
    void a_picture_is_looked_at_in_a_conversation() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM); SiteModel model = load(server, Dialect.VLLM)) {
            assertThat(model.reads("image/png")).isTrue();
            assertThat(model.reads("audio/wav")).isFalse();
            assertThat(model.reads("text")).isFalse();
            model.readFrom(_ -> Path.of("src/test/resources/META-INF/services/"
                    + "io.hakari.testkit.Benchmarks$Benchmark"));
            Asked<Finished> asked = Asked.generate(model, Asked.greedy("何の絵？", 8).addPrompt(Part.newBuilder()
                    .setBlob(BlobRef.newBuilder().setSha256("ab").setMediaType("image/png"))).build());
            assertThat(asked.get().getText()).isNotEmpty().isEqualTo(String.join("", asked.deltas));
            assertThat(server.heard.getLast()).startsWith("/v1/chat/completions ").contains("\"image_url\":",
                    "data:image/png;base64,");
        }
    }

    @Test
    void the_cutter_holds_back_what_may_be_a_stop() {
        var cutter = new Cutter(List.of("\n\n", "END"));
        assertThat(cutter.add("a\n")).isEqualTo("a");
        assertThat(cutter.add("bE")).isEqualTo("\nb");
        assertThat(cutter.add("N")).isEmpty();
        assertThat(cutter.add("T")).isEqualTo("ENT");
        assertThat(cutter.add("EN")).isEmpty();
        assertThat(cutter.add("D more")).isEmpty();
        assertThat(cutter.stopped()).isTrue();
        assertThat(cutter.finish()).isEmpty();
        assertThat(cutter.text()).isEqualTo("a\nbENT");
    }

    @Test
    void conversations_are_asked_for_where_the_address_says_so() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.GENERIC);
                SiteModel model = Asked.load(server.address() + "?chat=true&context-length=1024", ToyServer.FIRST)) {
            server.heard.clear();
            Asked.generate(model, Asked.greedy("答：", 8).build()).get();
            assertThat(server.heard.getLast()).startsWith("/v1/chat/completions ")
                    .contains("\"messages\":[{");
        }
    }

    @Test
    void a_model_tells_its_context_and_where_it_is() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM); Model model = load(server, Dialect.VLLM)) {
            assertThat(model.contextLength()).isEqualTo(1024);
            assertThat(model.isAlive()).isTrue();
            assertThat(Optional.ofNullable(model.properties().get("dialect"))).contains("vllm");
            assertThat(Map.copyOf(model.properties())).containsEntry("digest-basis", "name");
        }
    }
}
