package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Request;
import io.hakari.exchange.Sampling;
import io.hakari.sample.Content;

class RequestIdTest {
    private static final List<Content> CONTEXT = List.of(Content.text("駅で"));

    @Test
    void every_part_of_a_request_and_the_model_count() {
        Stream<Request> requests = Stream.of(new Request.Weigh(CONTEXT, List.of("a", "b")),
                new Request.Weigh(CONTEXT, List.of("b", "a")), new Request.Weigh(CONTEXT, List.of("ab")),
                new Request.Weigh(List.of(Content.text("駅"), Content.text("で")), List.of("a", "b")),
                new Request.Write(CONTEXT, List.of(), 5, new Sampling.Greedy()),
                new Request.Write(CONTEXT, List.of("5"), 5, new Sampling.Greedy()),
                new Request.Write(CONTEXT, List.of(), 6, new Sampling.Greedy()),
                new Request.Write(CONTEXT, List.of(), 5, new Sampling.Random(1, 1, 1)),
                new Request.Write(CONTEXT, List.of(), 5, new Sampling.Random(1, 1, 2)),
                new Request.Write(CONTEXT, List.of(), 5, new Sampling.Random(1, 0.5, 1)));
        assertThat(requests.flatMap(request -> Stream.of(RequestId.of("m", request), RequestId.of("n", request))))
                .doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{64}"));
    }

    @Test
    void the_same_request_has_the_same_id() {
        assertThat(RequestId.of("m", new Request.Weigh(CONTEXT, List.of("a"))))
                .isEqualTo(RequestId.of("m", new Request.Weigh(List.of(Content.text("駅で")), List.of("a"))));
    }
}
