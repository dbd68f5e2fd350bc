package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.ask;
import static io.hakari.runner.server.Frames.cancel;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

class ResultsTest {
    private static final ScoreDialect DIALECT = new ScoreDialect(9);

    private final OpenDesk desk = new OpenDesk();
    private final List<Asked<ScoreRequest, ScoreEvent>> device = new ArrayList<>();
    private Results<ScoreRequest, ScoreEvent> results = new Results<>(DIALECT, 1_000_000, device::add);
    private final Transport<ScoreEvent> first = new Transport<>();
    private final Transport<ScoreEvent> second = new Transport<>();

    private RequestStream<ScoreFrame, ScoreRequest, ScoreEvent> stream(Transport<ScoreEvent> transport) {
        var stream = new RequestStream<>(DIALECT, transport, desk, asked -> results.take(asked));
        stream.start(9);
        stream.onNext(ScoreFrame.newBuilder().setOpen(Open.newBuilder().setModelDigest("abc").setRun("r")).build());
        return stream;
    }

    private void answer(Asked<ScoreRequest, ScoreEvent> asked) {
        asked.answer(DIALECT.scored(asked.id(), Engines.resident("abc", desk.model),
                ScoreResult.newBuilder().setPath("rows").build()));
        asked.stream().flush();
    }

    private static List<String> paths(Transport<ScoreEvent> transport) {
        return transport.sent.stream().map(event -> event.getResult().getPath()).toList();
    }

    @Test
    void one_request_in_flight_on_two_streams_is_computed_once() {
        stream(first).onNext(ask("1"));
        stream(second).onNext(ask("1"));
        assertThat(device).hasSize(1);
        answer(device.getFirst());
        assertThat(paths(first)).containsExactly("rows");
        assertThat(paths(second)).containsExactly("cached");
    }

    @Test
    void when_the_first_stream_is_lost_the_other_is_computed() {
        stream(first).onNext(ask("1"));
        stream(second).onNext(ask("1"));
        first.cancel();
        assertThat(device).hasSize(2);
        answer(device.getLast());
        assertThat(paths(second)).containsExactly("rows");
    }

    @Test
    void an_answer_that_came_too_late_for_its_stream_serves_the_retry() {
        stream(first).onNext(ask("1"));
        first.cancel();
        answer(device.getFirst());
        stream(second).onNext(ask("1"));
        assertThat(paths(second)).containsExactly("cached");
        assertThat(device).hasSize(1);
    }

    @Test
    void failures_are_not_kept() {
        var stream = stream(first);
        stream.onNext(ask("1"));
        device.getFirst().fail(Code.OUT_OF_MEMORY, "no room");
        stream.onNext(ask("1"));
        stream.onNext(cancel("1"));
        stream.onNext(ask("1"));
        assertThat(device).hasSize(3);
    }

    @Test
    void what_is_kept_stays_within_its_bytes_and_the_least_used_goes() {
        results = new Results<>(DIALECT, 3 * 700, device::add);
        var stream = stream(first);
        for (String id : List.of("1", "2", "3", "1", "4", "1", "2")) {
            int before = device.size();
            stream.onNext(ask(id));
            if (device.size() > before) {
                answer(device.getLast());
            }
        }
        assertThat(paths(first)).containsExactly("rows", "rows", "rows", "cached", "rows", "cached", "rows");
        assertThat(results.size()).isBetween(1L, 2100L);
    }
}
