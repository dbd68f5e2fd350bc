package io.hakari.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.FrameChoice;

class ClipFramesTest {
    private final Shelf shelf = new Shelf();
    private final Blob clip = shelf.keep(
            ClipWriter.writing(ClipFormat.FFV1).write(12, 10, i -> Blocks.frame(i, 320, 180)),
            ClipFormat.FFV1.mediaType());

    @Test
    void decode_a_clip_once_for_twenty_questions_at_once() throws Exception {
        ClipFrames frames = new ClipFrames();
        Set<Content.Frames> all = new HashSet<>();
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Content.Frames>> asked = IntStream.range(0, 20)
                    .mapToObj(_ -> askers.submit(() -> frames.frames(clip, FrameChoice.uniform(4), shelf))).toList();
            for (Future<Content.Frames> one : asked) {
                all.add(one.get());
            }
        }
        assertThat(all).hasSize(1);
        assertThat(shelf.reads()).isEqualTo(1);
    }

    @Test
    void give_the_chosen_frames_with_their_times_and_the_clip_they_are_of() throws Exception {
        Content.Frames chosen = new ClipFrames().frames(clip, FrameChoice.uniform(3), shelf);

        assertThat(chosen.clip()).isEqualTo(clip);
        assertThat(chosen.micros()).containsExactly(200_000L, 600_000L, 1_000_000L);
        assertThat(chosen.frames())
                .extracting(frame -> Blocks.number(Pictures.decode(shelf.of(frame.picture()), "frame")))
                .containsExactly(2, 6, 10);
    }

    @Test
    void decode_again_for_another_choice() throws Exception {
        ClipFrames frames = new ClipFrames();

        assertThat(frames.frames(clip, FrameChoice.uniform(2), shelf).frames()).hasSize(2);
        assertThat(frames.frames(clip, FrameChoice.all(), shelf).frames()).hasSize(12);
    }
}
