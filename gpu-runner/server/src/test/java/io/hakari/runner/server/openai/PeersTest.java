package io.hakari.runner.server.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.Shelf;

/// Real servers on weights whose likelihoods and answers transformers itself told.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PeersTest {

    /// @param tokens of the continuation
    /// @param sum    of their log probabilities in float32
    /// @param greedy what follows the context
    record Reference(String context, String continuation, int tokens, double sum, String greedy) {}

    private static List<Reference> references() throws Exception {
        return Json.of(Files.readString(Peer.weights().resolve("references.json"))).elements().stream()
                .map(one -> new Reference(one.at("context").text().orElseThrow(),
                        one.at("continuation").text().orElseThrow(), one.at("tokens").whole().orElseThrow(),
                        one.at("sum").number().orElseThrow(), one.at("greedy").text().orElseThrow()))
                .toList();
    }

    private static SiteModel load(String address) throws Exception {
        try (Shelf shelf = Asked.shelf(address)) {
            return (SiteModel) shelf.find(shelf.offers().getFirst().getName()).load((_, _, _) -> {});
        }
    }

    private static List<String> present(SiteModel model) {
        return model.capabilities().stream().filter(Capability::getPresent).map(Capability::getName).toList();
    }

    /// Half characters are among the tokens: llama-server tells nothing of them by itself.
    @Test
    void llama_server_weighs_as_transformers_does() throws Exception {
        try (Peer peer = Peer.llamaServer(); SiteModel model = load(peer.address())) {
            assertThat(model.properties()).containsEntry("dialect", "llama-server")
                    .containsEntry("scored-by", "/completion token by token");
            for (Reference reference : references()) {
                ScoreResult result = Asked
                        .score(model, Asked.question(reference.context(), reference.continuation(), "。")).get();
                assertThat(result.getScores(0).getTokenCount()).isEqualTo(reference.tokens());
                assertThat(result.getScores(0).getSumLogProbability()).as(reference.continuation())
                        .isCloseTo(reference.sum(), within(1e-4 * reference.tokens()));
            }
            // Of a stream that ends within a character it loses the whole last piece, so that answers are taken whole.
            assertThat(present(model)).contains("score", "generate", "token-ids", "token-counts", "seed", "grammar",
                    "choice", "json-schema").doesNotContain("regex", "image", "streaming");
        }
    }

    @Test
    void llama_server_writes_as_transformers_does_and_loses_no_half_of_a_character() throws Exception {
        try (Peer peer = Peer.llamaServer(); SiteModel model = load(peer.address())) {
            for (Reference reference : references()) {
                Asked<Finished> asked = Asked.generate(model, Asked.greedy(reference.context(), 12).build());
                assertThat(asked.get().getText()).isEqualTo(reference.greedy());
                assertThat(String.join("", asked.deltas)).isEqualTo(reference.greedy());
            }
        }
    }

    @Test
    void transformers_serve_writes_and_is_not_believed_to_weigh(@TempDir Path home) throws Exception {
        try (Peer peer = Peer.transformers(home); SiteModel model = load(peer.address() + "?context-length=512")) {
            assertThat(model.properties()).containsEntry("dialect", "transformers");
            assertThat(present(model)).contains("generate").doesNotContain("score", "token-ids", "json-schema",
                    "image");
            for (Reference reference : references()) {
                Asked<Finished> asked = Asked.generate(model, Asked.greedy(reference.context(), 12).build());
                assertThat(asked.get().getText()).isEqualTo(reference.greedy());
                assertThat(String.join("", asked.deltas)).isEqualTo(reference.greedy());
            }
            assertThat(Asked.score(model, Asked.question("秤は", "重さ")).failure().getCode())
                    .isEqualTo(Code.UNSUPPORTED);
        }
    }
}
