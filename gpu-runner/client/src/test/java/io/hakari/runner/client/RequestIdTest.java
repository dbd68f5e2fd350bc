package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Request;
import io.hakari.exchange.Sampling;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.Frame;

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

    /// The digest that core makes of frames in process is the one that names them on the wire: pinned, so that neither drifts.
    @Test
    void frames_are_named_by_clip_pictures_times_and_order() {
        String pinned = RequestId.of("m", asking(frames("a", frame("1", 0), frame("2", 500_000))));

        assertThat(pinned).isEqualTo(new ContentDigest().add("m").add("write")
                .addContent(List.of(frames("a", frame("1", 0), frame("2", 500_000)))).add(List.<String>of()).add("5")
                .add("greedy").hex());
        assertThat(Stream.of(frames("b", frame("1", 0), frame("2", 500_000)),
                frames("a", frame("2", 0), frame("1", 500_000)), frames("a", frame("1", 0), frame("2", 500_001)),
                frames("a", frame("1", 0)), frames("a", frame("1", 0), frame("2", 500_000), frame("2", 600_000)))
                .map(frames -> RequestId.of("m", asking(frames)))).doesNotHaveDuplicates().doesNotContain(pinned);
    }

    private static Request asking(Content content) {
        return new Request.Write(List.of(content), List.of(), 5, new Sampling.Greedy());
    }

    private static Content.Frames frames(String clip, Frame... frames) {
        return new Content.Frames(List.of(frames), blob(clip, "video/mp4"));
    }

    private static Frame frame(String picture, long micros) {
        return new Frame(blob(picture, "image/png"), micros);
    }

    private static Blob blob(String digit, String type) {
        return new Blob(digit.repeat(64), type, 10);
    }
}
