package io.hakari.runner.server.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.sun.net.httpserver.HttpExchange;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Shelf;

@Timeout(60)
class IdentityTest {
    private static final String DIGEST = "ab".repeat(32);

    private static String digest(String address, Toy toy) throws Exception {
        try (Shelf shelf = Asked.shelf(address)) {
            return shelf.find(toy.name()).digest();
        }
    }

    private static String basis(String address) throws Exception {
        try (SiteModel model = Asked.load(address, ToyServer.FIRST)) {
            return model.properties().getOrDefault("digest-basis", "");
        }
    }

    @Test
    void what_the_server_says_of_a_model_is_its_digest_and_is_marked_so() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM)) {
            String first = digest(server.address(), ToyServer.FIRST);
            assertThat(first).isEqualTo(digest(server.address(), ToyServer.FIRST)).matches("[0-9a-f]{64}")
                    .isNotEqualTo(digest(server.address(), ToyServer.SECOND));
            assertThat(basis(server.address())).isEqualTo("name");
        }
    }

    @Test
    void the_checksums_of_vllms_weights_are_its_digest() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM)) {
            server.checksum = "11";
            String before = digest(server.address(), ToyServer.FIRST);
            assertThat(basis(server.address())).isEqualTo("weights");
            server.checksum = "22";
            assertThat(digest(server.address(), ToyServer.FIRST)).isNotEqualTo(before);
        }
    }

    @Test
    void the_version_of_sglangs_weights_is_its_digest_where_it_is_one() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.SGLANG)) {
            assertThat(basis(server.address())).isEqualTo("name");
            server.weightVersion = DIGEST;
            assertThat(digest(server.address(), ToyServer.FIRST)).isEqualTo(DIGEST);
            assertThat(basis(server.address())).isEqualTo("version");
        }
    }

    @Test
    void a_declared_digest_is_taken_and_marked_so() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM)) {
            assertThat(digest(server.address() + "?digest=" + DIGEST, ToyServer.FIRST)).isEqualTo(DIGEST);
            assertThat(basis(server.address() + "?digest=" + DIGEST)).isEqualTo("declared");
        }
    }

    /// The same name, but other weights: nobody may go on scoring with them.
    @Test
    void a_server_that_comes_back_with_another_model_is_refused() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.VLLM);
                SiteModel model = Asked.load(server.address(), ToyServer.FIRST)) {
            String before = digest(server.address(), ToyServer.FIRST);
            for (int i = 0; i < 3; i++) {
                server.next(HttpExchange::close);
            }
            assertThat(Asked.score(model, Asked.question("答：", "個")).failure().getCode())
                    .isEqualTo(Code.UNAVAILABLE);
            assertThat(Asked.score(model, Asked.question("答：", "個")).get().getScoresCount()).isEqualTo(1);
            for (int i = 0; i < 3; i++) {
                server.next(HttpExchange::close);
            }
            Asked.score(model, Asked.question("答：", "個")).failure();
            server.replace(new Toy("toy-1", 99));
            Error error = Asked.score(model, Asked.question("答：", "個")).failure();
            assertThat(error.getCode()).isEqualTo(Code.DIGEST_MISMATCH);
            assertThat(error.getMessage()).isEqualTo("server [" + server.address().replace("/v1", "")
                    + "] was away and serves [" + digest(server.address(), ToyServer.FIRST) + "] as [toy-1] now, but ["
                    + before + "] was loaded; load it again");
            assertThat(model.isAlive()).isFalse();
        }
    }

    @Test
    void a_context_length_that_nobody_tells_is_asked_for() throws Exception {
        try (ToyServer server = ToyServer.start(Dialect.GENERIC)) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> Asked.load(server.address(), ToyServer.FIRST))
                    .withMessage(
                            "server [" + server.address().replace("/v1", "") + "] does not tell how many tokens model"
                                    + " [toy-1] reads; add the option context-length, such as ?context-length=4096");
        }
        try (ToyServer server = ToyServer.start(Dialect.VLLM)) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> Asked.load(server.address() + "?context-length=4096", ToyServer.FIRST))
                    .withMessage(
                            "option [context-length] is [4096] but the server reads at most [1024] tokens; lower it,"
                                    + " or leave it out");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ftp://host/v1 | server of the engine openai is [ftp://host/v1], which is no http:// or https:// address;"
                    + " write http://host:8000/v1",
            "/models/llama | server of the engine openai is [/models/llama], which is no http:// or https:// address;"
                    + " write http://host:8000/v1",
            "http://h?modell=a | option [modell] of the engine openai is unknown; known: dialect, model, digest,"
                    + " context-length, concurrency, timeout, api-key, chat",
            "http://h?dialect=ollama | option [dialect] of the engine openai is [ollama]; expected one of vllm, sglang,"
                    + " tensorrt-llm, llama-server, transformers, generic",
            "http://h?concurrency=0 | option [concurrency] of the engine openai is [0]; expected a number of requests"
                    + " from 1 to 9999",
            "http://h?chat=true&chat=true | option [chat] of the engine openai is there twice; name it once",
            "http://h?api-key=NO_KEY | option [api-key] of the engine openai names the environment variable [NO_KEY],"
                    + " which is not set; set it, or leave the option out"})
    void a_wrong_address_is_told(String address, String message) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Asked.shelf(address)).withMessage(message);
    }

    @Test
    void a_key_goes_with_every_request_and_into_no_property() throws Exception {
        Site site = Site.of("http://h:1/v1/?api-key=KEY&model=a%2Fb");
        assertThat(site.key(Map.of("KEY", "secret"))).contains("secret");
        assertThat(site.choice(SiteChoice.MODEL)).contains("a/b");
        assertThat(site.at("/v1/models")).hasToString("http://h:1/v1/models");
        try (ToyServer server = ToyServer.start(Dialect.VLLM)) {
            server.requireKey("secret");
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> Asked.shelf(server.address()))
                    .withMessage("server [" + server.address() + "/models] answered [401]: Unauthorized; name the"
                            + " environment variable that holds the key by the option api-key");
            try (Shelf shelf = OpenaiEngine.open(server.address() + "?api-key=KEY", Map.of("KEY", "secret"),
                    Patience::usual)) {
                assertThat(shelf.find("toy-1").properties().toString()).doesNotContain("secret");
            }
        }
    }
}
