package io.hakari.runner.server.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.protocol.v1.TokenIds;

/// What the toy itself computes is the reference of every way to ask for it.
@Timeout(60)
class ScoringTest {
    private static final String CONTEXT = "問：りんごは何個か。\n答：";
    private static final List<String> CHOICES = List.of("個", "重量です", "秤 reads", "🐈‍⬛");

    static Stream<Arguments> ways() {
        return Stream.of(Arguments.of(Dialect.VLLM, new Trap[0], "/inference/v1/generate with prompt_logprobs"),
                Arguments.of(Dialect.VLLM, new Trap[]{Trap.NO_TOKENS_PATH}, "/v1/completions with prompt_logprobs"),
                Arguments.of(Dialect.SGLANG, new Trap[0], "/generate with logprob_start_len"),
                Arguments.of(Dialect.LLAMA_SERVER, new Trap[0], "/completion token by token"),
                Arguments.of(Dialect.TENSORRT_LLM, new Trap[0], "/v1/completions with echo of token ids"),
                Arguments.of(Dialect.GENERIC, new Trap[0], "/v1/completions with echo of text"));
    }

    private static String address(ToyServer server, Dialect dialect) {
        String address = server.address() + "?dialect=" + dialect.key();
        boolean told = dialect != Dialect.GENERIC && dialect != Dialect.TENSORRT_LLM;
        return told ? address : address + "&context-length=" + Toy.CONTEXT;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_group_weighs_what_the_model_says(Dialect dialect, Trap[] traps, String way) throws Exception {
        try (ToyServer server = ToyServer.start(dialect, traps);
                SiteModel model = Asked.load(address(server, dialect), ToyServer.FIRST)) {
            assertThat(model.properties()).containsEntry("scored-by", way);
            ScoreResult result = Asked.score(model, Asked.question(CONTEXT, CHOICES.toArray(String[]::new))).get();
            for (int i = 0; i < CHOICES.size(); i++) {
                assertThat(result.getScores(i).getSumLogProbability()).as(CHOICES.get(i))
                        .isCloseTo(ToyServer.FIRST.weight(CONTEXT, CHOICES.get(i)), within(1e-9));
                assertThat(result.getScores(i).getTokenCount()).as(CHOICES.get(i))
                        .isEqualTo(ToyServer.FIRST.encode(CHOICES.get(i)).size());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whitespace_at_the_contexts_end_belongs_to_the_continuation(Dialect dialect, Trap[] traps, String way)
            throws Exception {
        try (ToyServer server = ToyServer.start(dialect, traps);
                SiteModel model = Asked.load(address(server, dialect), ToyServer.FIRST)) {
            ScoreResult result = Asked.score(model, Asked.question("答 ", "reads")).get();
            assertThat(result.getScores(0).getTokenCount()).as(way).isEqualTo(1);
            assertThat(result.getScores(0).getSumLogProbability())
                    .isCloseTo(ToyServer.FIRST.weight("答 ", "reads"), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void what_it_writes_greedily_is_called_greedy(Dialect dialect, Trap[] traps, String way) throws Exception {
        try (ToyServer server = ToyServer.start(dialect, traps);
                SiteModel model = Asked.load(address(server, dialect), ToyServer.FIRST)) {
            String written = ToyServer.FIRST.greedy("答：", 1);
            ScoreRequest request = Asked.question("答：", written, "Q").toBuilder().setPerToken(true).build();
            ScoreResult result = Asked.score(model, request).get();
            assertThat(result.getScores(0).getGreedy()).as(way).isTrue();
            assertThat(result.getScores(1).getGreedy()).as(way).isFalse();
            assertThat(result.getScores(1).getLogProbabilitiesList())
                    .containsExactly((float) ToyServer.FIRST.weight("答：", "Q"));
        }
    }

    @Test
    void token_ids_are_weighed_behind_as_they_are() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM);
                SiteModel model = Asked.load(server.address(), ToyServer.FIRST)) {
            ScoreRequest request = ScoreRequest.newBuilder().setRequestId("id").addContext(Part.newBuilder()
                    .setTokens(TokenIds.newBuilder().addAllIds(ToyServer.FIRST.encode("答：")))).addContinuations("個")
                    .build();
            assertThat(Asked.score(model, request).get().getScores(0).getSumLogProbability())
                    .isCloseTo(ToyServer.FIRST.weight("答：", "個"), within(1e-9));
        }
    }

    @Test
    void a_beginning_that_the_server_kept_is_told() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.SGLANG);
                SiteModel model = Asked.load(server.address(), ToyServer.FIRST)) {
            ScoreResult result = Asked.score(model, Asked.question("答：", "個", "冊")).get();
            assertThat(result.getPath()).isEqualTo("prefix");
            assertThat(result.getCachedTokens()).isEqualTo(2);
        }
    }

    @Test
    void an_empty_context_stands_behind_the_tokenizers_own_token() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM);
                SiteModel model = Asked.load(server.address(), ToyServer.FIRST)) {
            assertThat(Asked.score(model, Asked.question("", "個")).get().getScores(0).getSumLogProbability())
                    .isCloseTo(ToyServer.FIRST.weight("", "個"), within(1e-9));
        }
    }

    @Test
    void what_does_not_fit_is_too_long() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM);
                SiteModel model = Asked.load(server.address(), ToyServer.FIRST)) {
            var failure = Asked.score(model, Asked.question("か".repeat(1023), "個")).failure();
            assertThat(failure.getCode()).isEqualTo(Code.TOO_LONG);
            assertThat(failure.getMessage()).isEqualTo(
                    "context and continuation together has [1025] tokens but the model reads at most [1024]; shorten it");
        }
    }

    /// The echo of 量 is three times U+FFFD: where its second byte begins cannot be told.
    @Test
    void half_a_character_at_the_border_is_refused_where_no_ids_are_told() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.GENERIC);
                SiteModel model = Asked.load(address(server, Dialect.GENERIC), ToyServer.FIRST)) {
            var failure = Asked.score(model, Asked.question("重量", "です")).failure();
            assertThat(failure.getCode()).isEqualTo(Code.UNSUPPORTED);
            assertThat(failure.getMessage())
                    .isEqualTo("server tells tokens as texts, in which half a character is lost,"
                            + " and no ids; where a continuation begins cannot be told, so take a server that tells ids");
        }
    }

    @Test
    void media_in_a_context_are_refused() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM);
                SiteModel model = Asked.load(server.address(), ToyServer.FIRST)) {
            ScoreRequest request = Asked.question("何の絵？", "猫").toBuilder().addContext(Part.newBuilder()
                    .setBlob(BlobRef.newBuilder().setMediaType("image/png"))).build();
            assertThat(Asked.score(model, request).failure().getMessage())
                    .isEqualTo("field [context] holds media, behind"
                            + " which no server of this protocol tells likelihoods; let the model write instead");
        }
    }
}
