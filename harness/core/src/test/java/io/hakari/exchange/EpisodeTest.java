package io.hakari.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.hakari.sample.Blob;
import io.hakari.sample.Pixels;

class EpisodeTest {
    private static final String DIGEST = "ab".repeat(32);

    @Test
    void a_vector_keeps_every_number_and_equals_by_the_bit() {
        double[] numbers = {0.1, Double.NaN, Double.NEGATIVE_INFINITY, -0.0};
        Vector vector = Vector.of(numbers);
        numbers[0] = 7;
        assertThat(vector.get(0)).isEqualTo(0.1);
        assertThat(vector).isEqualTo(Vector.of(List.of(0.1, Double.NaN, Double.NEGATIVE_INFINITY, -0.0)))
                .hasSameHashCodeAs(Vector.of(0.1, Double.NaN, Double.NEGATIVE_INFINITY, -0.0))
                .isNotEqualTo(Vector.of(0.1, Double.NaN, Double.NEGATIVE_INFINITY, 0.0))
                .hasToString("[0.1, NaN, -Infinity, -0.0]");
        assertThat(vector.isFinite()).isFalse();
        assertThat(Vector.of(1, 2).isFinite()).isTrue();
        vector.toArray()[0] = 7;
        assertThat(vector.get(0)).isEqualTo(0.1);
    }

    @Test
    void an_observation_is_known_by_everything_it_shows() {
        Picture picture = new Picture(new Blob(DIGEST, Picture.PNG, 70), 4, 2);
        Observation seen = new Observation(1, 2, 3, Map.of("q", Vector.of(0.0)), Map.of("front", picture));
        assertThat(new Request.Act(seen).shown()).isEqualTo(new Request.Shown(1, seen.digest()));
        assertThat(seen.digest()).matches("[0-9a-f]{64}");
        assertThat(List.of(
                new Observation(2, 2, 3, seen.state(), seen.pictures()),
                new Observation(1, 3, 3, seen.state(), seen.pictures()),
                new Observation(1, 2, 4, seen.state(), seen.pictures()),
                new Observation(1, 2, 3, Map.of("q", Vector.of(-0.0)), seen.pictures()),
                new Observation(1, 2, 3, Map.of("p", Vector.of(0.0)), seen.pictures()),
                new Observation(1, 2, 3, seen.state(), Map.of("wrist", picture)),
                new Observation(1, 2, 3, seen.state(), Map.of())))
                .extracting(Observation::digest).doesNotContain(seen.digest()).doesNotHaveDuplicates();
    }

    @Test
    void a_picture_says_how_many_bytes_it_has() {
        assertThatThrownBy(() -> new Picture(new Blob(DIGEST, Picture.RAW, 23), 4, 2))
                .hasMessage("raw picture of [4] by [2] pixels has [23] bytes; expected 24");
        assertThatThrownBy(() -> new Picture(new Blob(DIGEST, "image/jpeg", 24), 4, 2))
                .hasMessage("picture of media type [image/jpeg] must be [image/png] or [image/x-rgb]");
        assertThatThrownBy(() -> new Picture(new Blob(DIGEST, Picture.PNG, 24), 0, 2))
                .hasMessage("picture of [0] by [2] pixels must have at least one");
    }

    @Test
    void times_and_steps_do_not_run_backwards() {
        assertThatThrownBy(() -> new Observation(-1, 0, 0, Map.of(), Map.of()))
                .hasMessage("step [-1] must be at least 0");
        assertThatThrownBy(() -> new Observation(0, 0, -1, Map.of(), Map.of()))
                .hasMessage("budget [-1] ms must be at least 0");
        assertThatThrownBy(() -> new ActionSpace("", List.of(), "", -1))
                .hasMessage("period [-1] ms must be at least 0");
    }

    @Test
    void what_is_no_policy_says_so_in_a_session() throws InterruptedException {
        Respondent words = new Respondent() {

            @Override
            public Checkpoint checkpoint() {
                return new Checkpoint("demo-3000", DIGEST, Map.of());
            }

            @Override
            public Response answer(Request request) {
                return new Response.Completed("");
            }
        };
        try (Session session = words.session(Pixels.none())) {
            assertThat(session.answer(new Request.Reset("e", "", 1, Pace.LOCKSTEP))).isEqualTo(new Response.Failed(
                    Failure.UNSUPPORTED,
                    "checkpoint [demo-3000] is no robot policy; name a runner that serves one, such "
                            + "as policy:openpi:ws://host:8000"));
        }
        assertThatThrownBy(() -> Pixels.none().of(new Blob(DIGEST, Picture.PNG, 1)))
                .hasMessage(
                        "picture [" + DIGEST + "] was shown in a session that was opened without pixels; open it with "
                                + "a source of its bytes");
    }
}
