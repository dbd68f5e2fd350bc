package io.hakari.runner.server.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.sun.net.httpserver.HttpExchange;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Shelf;

/// What a server does wrong on the way, told in one sentence; what does no harm is asked again.
@Timeout(60)
class HttpTest {
    private ToyServer server;
    private SiteModel model;

    HttpTest() throws IOException, ModelException {
        server = ToyServer.start(Dialect.VLLM);
        model = Asked.load(server.address(), ToyServer.FIRST);
    }

    @BeforeEach
    void forgetTheProbes() {
        server.heard.clear();
    }

    @AfterEach
    void close() {
        model.close();
        server.close();
    }

    private static ToyServer.Fault answering(int status, String body) {
        return exchange -> say(exchange, status, body);
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static Stream<Arguments> faults() {
        String path = "server [ADDRESS/inference/v1/generate] ";
        return Stream.of(
                Arguments.of(500, "{\"error\": {\"message\": \"worker died\"}}", Code.BROKEN,
                        path + "answered [500]: worker died"),
                Arguments.of(500, "CUDA out of memory. Tried to allocate 2 GiB", Code.OUT_OF_MEMORY,
                        path + "answered [500]: CUDA out of memory. Tried to allocate 2 GiB"),
                Arguments.of(400, "{\"object\": \"error\", \"message\": \"top_k must be positive\", \"code\": 400}",
                        Code.REJECTED, path + "answered [400]: top_k must be positive"),
                Arguments.of(400, "{\"error\": \"the request exceeds the available context size\"}", Code.TOO_LONG,
                        path + "answered [400]: the request exceeds the available context size"),
                Arguments.of(401, "{\"detail\": \"Unauthorized\"}", Code.REJECTED,
                        path + "answered [401]: Unauthorized;"
                                + " name the environment variable that holds the key by the option api-key"),
                Arguments.of(404, "", Code.UNSUPPORTED, path + "answered [404]: nothing"),
                Arguments.of(302, "elsewhere", Code.REJECTED, path + "answered [302]: elsewhere"),
                Arguments.of(200, "{\"error\": {\"message\": \"no slot\", \"code\": 500}}", Code.BROKEN,
                        path + "answered with an error: no slot"),
                Arguments.of(200, "{\"choices\": [{\"ind", Code.BROKEN, path + "answered with no JSON"
                        + " ({\"choices\": [{\"ind); it was cut off, or this is no OpenAI-compatible server"),
                Arguments.of(200, "<html>Welcome</html>", Code.BROKEN, path + "answered with no JSON"
                        + " (<html>Welcome</html>); it was cut off, or this is no OpenAI-compatible server"),
                Arguments.of(200, "{}", Code.BROKEN,
                        "/inference/v1/generate with prompt_logprobs told of [0] tokens but"
                                + " [4] were sent"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_told_and_the_next_request_is_answered(int status, String body, Code code, String message)
            throws Exception {
        server.next(answering(status, body));
        Error error = Asked.score(model, Asked.question("答：", "個")).failure();
        assertThat(error.getMessage().replace(server.address().replace("/v1", ""), "ADDRESS")).isEqualTo(message);
        assertThat(error.getCode()).isEqualTo(code);
        assertThat(Asked.score(model, Asked.question("答：", "個")).get().getScoresCount()).isEqualTo(1);
    }

    @Test
    void a_busy_server_is_asked_again_and_then_given_up() throws Exception {
        server.next(answering(429, "slow down"));
        server.next(answering(503, "loading"));
        assertThat(Asked.score(model, Asked.question("答：", "個")).get().getScoresCount()).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            server.next(answering(429, "slow down"));
        }
        Error error = Asked.score(model, Asked.question("答：", "個")).failure();
        assertThat(error.getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(error.getMessage()).isEqualTo("server [" + server.address().replace("/v1", "")
                + "/inference/v1/generate] answered [429]: slow down; lower the option concurrency, or ask later");
    }

    @Test
    void a_connection_that_breaks_is_made_again() throws Exception {
        server.next(HttpExchange::close);
        assertThat(Asked.score(model, Asked.question("答：", "個")).get().getScoresCount()).isEqualTo(1);
    }

    @Test
    void text_that_is_out_is_not_asked_for_again() throws Exception {
        server.next(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: {\"choices\": [{\"text\": \"half\"}]}\n\n"
                    .getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        Asked<Finished> asked = Asked.generate(model, Asked.greedy("答：", 8).build());
        assertThat(asked.failure().getCode()).isIn(Code.BROKEN, Code.UNAVAILABLE);
        assertThat(asked.deltas).containsExactly("half");
        assertThat(server.heard).filteredOn(one -> one.startsWith("/v1/completions")).hasSize(1);
    }

    @Test
    void an_answer_in_pieces_that_never_began_is_asked_for_again() throws Exception {
        server.next(answering(503, "loading"));
        assertThat(Asked.generate(model, Asked.greedy("答：", 8).build()).get().getText())
                .isEqualTo(ToyServer.FIRST.greedy("答：", 8));
    }

    @Test
    void an_error_in_the_middle_of_an_answer_is_an_error() throws Exception {
        server.next(exchange -> say(exchange, 200, """
                data: {"choices": [{"text": "half"}]}

                data: {"error": "CUDA out of memory"}

                data: [DONE]

                """));
        assertThat(Asked.generate(model, Asked.greedy("答：", 8).build()).failure().getCode())
                .isEqualTo(Code.OUT_OF_MEMORY);
    }

    @Test
    void an_end_without_a_reason_or_with_another_is_no_end() throws Exception {
        server.next(answering(200, "data: {\"choices\": [{\"text\": \"half\"}]}\n\ndata: [DONE]\n\n"));
        assertThat(Asked.generate(model, Asked.greedy("答：", 8).build()).failure().getMessage()).isEqualTo(
                "server ended the answer of [/v1/completions] without saying why; it was cut off, so ask again");
        server.next(answering(200, "data: {\"choices\": [{\"text\": \"half\", \"finish_reason\": \"abort\"}]}\n\n"));
        assertThat(Asked.generate(model, Asked.greedy("答：", 8).build()).failure().getMessage()).isEqualTo(
                "server ended the answer of [/v1/completions] with finish_reason [abort]; expected stop or length");
    }

    @Test
    void a_server_that_says_nothing_is_given_up_and_not_asked_again() throws Exception {
        var asked = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        server.next(exchange -> {
            asked.countDown();
            await(end);
        });
        var site = Site.of(server.address());
        try (var http = new Http(site, Optional.empty(),
                new Patience(Duration.ofMillis(200), 3, Duration.ZERO, Duration.ZERO))) {
            assertThatExceptionOfType(CallException.class)
                    .isThrownBy(() -> http.post("/v1/completions", Map.of("prompt", "答")))
                    .withMessage("server [" + server.address() + "/completions] gave no answer within [0] seconds; ask"
                            + " for less at once, or raise the option timeout")
                    .matches(e -> e.code() == Code.TIMED_OUT);
            assertThat(asked.getCount()).isZero();
            assertThat(server.heard).hasSize(1);
        } finally {
            end.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void who_gives_up_ends_the_connection() throws Exception {
        var asked = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        server.next(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            asked.countDown();
            try {
                while (true) {
                    exchange.getResponseBody().write(": waiting\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    Thread.onSpinWait();
                }
            } catch (IOException e) {
                gone.countDown();
                throw e;
            }
        });
        Asked<Finished> waiting = Asked.generate(model, Asked.greedy("答：", 8).build());
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        waiting.giveUp();
        assertThat(gone.await(30, TimeUnit.SECONDS)).as("the server saw the connection end").isTrue();
        assertThat(waiting.failure().getCode()).isEqualTo(Code.CANCELLED);
    }

    @Test
    void no_more_requests_are_under_way_than_the_address_allows() throws Exception {
        try (ToyServer small = ToyServer.start(Dialect.VLLM);
                SiteModel few = Asked.load(small.address() + "?concurrency=3", ToyServer.FIRST)) {
            List<Asked<ScoreResult>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(Asked.score(few, Asked.question("答" + i, "個", "冊")));
            }
            for (Asked<ScoreResult> one : all) {
                assertThat(one.get().getScoresCount()).isEqualTo(2);
            }
            assertThat(small.most()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_when_the_engine_opens() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Asked.shelf("http://127.0.0.1:" + port + "/v1"))
                .withMessage("server [http://127.0.0.1:" + port
                        + "/v1/models] cannot be reached; look whether it still runs, and ask again");
    }

    @Test
    void an_unknown_model_is_told_with_those_there_are() throws Exception {
        try (Shelf shelf = Asked.shelf(server.address())) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> shelf.find("gpt"))
                    .withMessage("model [gpt] is not served by [" + server.address().replace("/v1", "")
                            + "]; known: toy-1, toy-2");
        }
        try (Shelf shelf = Asked.shelf(server.address() + "?model=toy-2")) {
            assertThat(shelf.offers()).extracting(offer -> offer.getName()).containsExactly("toy-2");
        }
    }
}
