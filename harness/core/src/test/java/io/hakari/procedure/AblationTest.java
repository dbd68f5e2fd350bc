package io.hakari.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Seen;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.Frame;

class AblationTest {
    private static final Blob CLIP = new Blob("c".repeat(64), "video/mp4", 9);
    private static final Content.Text WORDS = Content.text("何が？");

    private static Content.Frames frames(long gap, String... pictures) {
        List<Frame> frames = java.util.stream.IntStream.range(0, pictures.length)
                .mapToObj(i -> new Frame(new Blob(pictures[i].repeat(64), "image/png", 5), i * gap)).toList();
        return new Content.Frames(frames, CLIP);
    }

    @Test
    void without_media_the_words_are_left() {
        assertThat(Ablation.NO_MEDIA.of(List.of(frames(10, "a", "b"), WORDS), 1)).containsExactly(WORDS);
    }

    @Test
    void one_frame_is_the_middle_one_with_its_time() {
        assertThat(Ablation.MIDDLE_FRAME.of(List.of(frames(10, "a", "b", "d")), 1)).containsExactly(
                new Content.Frames(List.of(frames(10, "a", "b", "d").frames().get(1)), CLIP));
    }

    @Test
    void shuffled_frames_are_the_same_pictures_in_another_order_at_the_same_times() {
        Content.Frames all = frames(10, "a", "b", "d", "e");
        for (long seed = 0; seed < 50; seed++) {
            List<Content> shuffled = Ablation.SHUFFLED.of(List.of(all), seed);
            assertThat(shuffled).isNotEqualTo(List.of(all)).isEqualTo(Ablation.SHUFFLED.of(List.of(all), seed));
            Content.Frames shown = (Content.Frames) shuffled.getFirst();
            assertThat(shown.micros()).isEqualTo(all.micros());
            assertThat(shown.frames().stream().map(Frame::picture))
                    .containsExactlyInAnyOrderElementsOf(all.frames().stream().map(Frame::picture).toList());
        }
    }

    /// A cache without these in its key answers for media that it was never shown.
    @Test
    void the_digest_knows_pictures_order_times_clip_and_kind() {
        List<Content> contents = List.of(frames(10, "a", "b"), frames(10, "b", "a"), frames(20, "a", "b"),
                frames(10, "a", "d"), frames(10, "a"), new Content.Video(CLIP), new Content.Image(CLIP),
                new Content.Audio(CLIP), new Content.Frames(frames(10, "a", "b").frames(),
                        new Blob("e".repeat(64), "video/mp4", 9)));

        assertThat(contents.stream().map(content -> new ContentDigest().addContent(List.of(content)).hex()))
                .doesNotHaveDuplicates();
    }

    @Test
    void fewer_frames_or_other_times_are_a_difference() {
        var shown = new io.hakari.exchange.Request.Weigh(List.of(frames(10, "a", "b"), WORDS), List.of("箱"));

        assertThat(seen(0L, 10L).difference(shown)).isEmpty();
        assertThat(seen(0L).difference(shown)).contains("the runner saw frames at [0] µs where [0, 10] were shown");
        assertThat(seen(0L, 11L).difference(shown)).isPresent();
        assertThat(new Seen(List.of()).difference(shown)).contains("the runner saw [0] of [1] media");
        assertThat(seen(0L).fewestFrames(shown)).contains(1);
    }

    private static Seen seen(Long... micros) {
        return new Seen(List.of(new Seen.Medium(CLIP.sha256(), List.of(micros), 0, 0, 0, false)));
    }
}
