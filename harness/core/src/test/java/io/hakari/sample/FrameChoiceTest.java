package io.hakari.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class FrameChoiceTest {

    private static Timeline steady(int frames, long start, long gap) {
        return new Timeline(LongStream.range(0, frames).mapToObj(i -> start + i * gap).toList(),
                start + frames * gap);
    }

    /// Of 300 frames, 8 as VLMEvalKit's own datasets, MVBench there, and lmms-eval choose them: no frame is in two of
    /// the lists, though each is called 8 frames. Ours are told by time.
    @Test
    void eight_frames_are_the_middles_of_eight_segments_and_nobody_elses_rule() {
        List<Integer> inner = IntStream.rangeClosed(1, 8).mapToObj(i -> i * 300 / 9).toList();
        List<Integer> ends = IntStream.range(0, 8).mapToObj(i -> i * 299 / 7).toList();
        List<Integer> segments = IntStream.range(0, 8)
                .mapToObj(i -> (int) (300 / 16.0) + (int) Math.rint(300 / 8.0 * i))
                .toList();
        List<Integer> ours = FrameChoice.uniform(8).of(steady(300, 0, 40_000));

        assertThat(inner).startsWith(33, 66, 100, 133).doesNotContainAnyElementsOf(ends)
                .doesNotContainAnyElementsOf(segments);
        assertThat(ends).startsWith(0, 42, 85, 128).doesNotContainAnyElementsOf(segments);
        assertThat(segments).startsWith(18);
        assertThat(ours).containsExactly(18, 56, 93, 131, 168, 206, 243, 281);
    }

    @Test
    void the_container_may_begin_at_any_time() {
        assertThat(FrameChoice.uniform(4).of(steady(90, 500_000, 33_333)))
                .isEqualTo(FrameChoice.uniform(4).of(steady(90, 0, 33_333)));
    }

    @Test
    void what_is_seen_counts_and_not_how_often_the_rate_changes() {
        Timeline slowThenFast = new Timeline(List.of(0L, 900_000L, 910_000L, 920_000L), 1_000_000);

        assertThat(FrameChoice.uniform(2).of(slowThenFast)).containsExactly(0);
        assertThat(FrameChoice.all().of(slowThenFast)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void a_rate_takes_one_frame_each_period_and_at_most_so_many() {
        Timeline clip = steady(100, 0, 100_000);

        assertThat(FrameChoice.fps(2).of(clip)).hasSize(20).startsWith(0, 5, 10).endsWith(95);
        assertThat(FrameChoice.fps(2).max(4).of(clip)).isEqualTo(FrameChoice.uniform(4).of(clip));
        assertThat(FrameChoice.fps(0.01).of(clip)).containsExactly(0);
    }

    @Test
    void a_short_clip_gives_each_frame_once() {
        assertThat(FrameChoice.uniform(32).of(steady(3, 0, 40_000))).containsExactly(0, 1, 2);
    }

    @Test
    void a_part_is_chosen_from_as_if_it_were_the_clip() {
        Timeline clip = steady(100, 500_000, 100_000);

        assertThat(FrameChoice.uniform(4).within(2_000_000, 6_000_000).of(clip)).containsExactly(25, 35, 45, 55);
        assertThat(FrameChoice.all().within(2_000_000, 2_300_000).of(clip)).containsExactly(20, 21, 22);
        assertThat(FrameChoice.uniform(2).within(9_000_000, 99_000_000).of(clip)).as("ends with the clip")
                .containsExactly(92, 97);
    }

    @Test
    void what_is_seen_when_a_part_begins_belongs_to_it() {
        assertThat(FrameChoice.all().within(250_000, 310_000).of(steady(10, 0, 100_000))).containsExactly(2, 3);
        assertThat(FrameChoice.uniform(4).within(210_000, 220_000).of(steady(10, 0, 100_000))).containsExactly(2);
    }

    @Test
    void a_part_that_is_none_is_refused() {
        assertThatThrownBy(() -> FrameChoice.all().within(2, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part from [2] to [2] µs must begin at 0 or later and end after it begins");
        assertThatThrownBy(() -> FrameChoice.all().within(1_000_000, 2_000_000).of(steady(10, 7, 100_000)))
                .isInstanceOf(MediaException.class)
                .hasMessage("the part from [1000000] to [2000000] µs begins behind the end of the clip, "
                        + "which is [1000000] µs long");
    }
}
