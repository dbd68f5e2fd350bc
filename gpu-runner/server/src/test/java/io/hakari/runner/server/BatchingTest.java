package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreRequest;

class BatchingTest {
    private final RequestStream<?, ScoreRequest, ScoreEvent> stream = new RequestStream<>(new ScoreDialect(9),
            new Transport<>(), new OpenDesk(), _ -> {});

    private Asked<ScoreRequest, ScoreEvent> asked(int length) {
        return new Asked<>(ScoreRequest.newBuilder().addContinuations("あ".repeat(length)).build(), stream);
    }

    private List<List<Integer>> cut(Batching batching, Integer... lengths) {
        return batching.cut(Stream.of(lengths).map(this::asked).toList())
                .stream()
                .map(batch -> batch.stream().map(Asked::length).toList())
                .toList();
    }

    @Test
    void like_lengths_come_together_longest_first() {
        assertThat(cut(new Batching(2, 1000), 3, 50, 4, 60)).containsExactly(List.of(60, 50), List.of(4, 3));
    }

    @Test
    void a_batch_holds_no_more_than_its_budget_once_padded() {
        assertThat(cut(new Batching(9, 100), 40, 30, 30, 20, 20, 20))
                .containsExactly(List.of(40, 30), List.of(30, 20, 20), List.of(20));
    }

    @Test
    void a_request_beyond_the_budget_goes_alone() {
        assertThat(cut(new Batching(9, 10), 50, 5, 5)).containsExactly(List.of(50), List.of(5, 5));
    }

    @Test
    void nothing_makes_no_batch() {
        assertThat(cut(new Batching(9, 10))).isEmpty();
    }
}
