package io.hakari.suites.vision.generated.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualItem;

class ClipDrawingTest {
    /// Pixels that the clips of a group differ by in their most different frame: a square of ten by ten.
    private static final int LEAST_DIFFERENCE = 100;
    private static final int CONTRAST = 48;

    static Stream<Arguments> every_family_at_every_difficulty() {
        return ClipGatesTest.every_family_at_every_difficulty();
    }

    @ParameterizedTest
    @MethodSource("every_family_at_every_difficulty")
    void what_tells_the_clips_of_a_group_apart_is_large_enough_to_see(ClipFamily family, Difficulty level) {
        for (long number = 0; number < 3; number++) {
            List<VisualItem> group = group(family, level, number);
            for (int item = 1; item < group.size(); item++) {
                assertThat(mostDifferent(film(group.get(item - 1)), film(group.get(item)))).as(group.get(item).group())
                        .isGreaterThan(LEAST_DIFFERENCE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_frame_has_the_same_pixels_whenever_it_is_drawn(ClipFamily family) {
        Film once = film(group(family, Difficulty.HARD, 5).getFirst());
        Film again = film(group(family, Difficulty.HARD, 5).getFirst());
        assertThat(difference(once.draw(20), again.draw(20), 0)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void all_frames_are_of_one_even_size(ClipFamily family) {
        Film film = film(group(family, Difficulty.MEDIUM, 1).getLast());
        for (int frame = 0; frame < film.frames(); frame += 7) {
            BufferedImage drawn = film.draw(frame);
            assertThat(List.of(drawn.getWidth(), drawn.getHeight(), drawn.getRaster().getNumBands()))
                    .isEqualTo(List.of(320, 240, 3));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EVENT_ORDER", "NEAR_MISS", "ROBOT_STOP"})
    void twins_share_their_first_and_last_frames(ClipFamily family) {
        for (Difficulty level : Difficulty.values()) {
            List<VisualItem> group = group(family, level, 2);
            Film one = film(group.getFirst());
            Film other = film(group.getLast());
            assertThat(difference(one.draw(0), other.draw(0), 0)).isZero();
            int last = one.frames() - 1;
            assertThat(difference(one.draw(last), other.draw(last), 0)).isZero();
        }
    }

    static int mostDifferent(Film one, Film other) {
        int most = 0;
        for (int frame = 0; frame < one.frames(); frame += 2) {
            most = Math.max(most, difference(one.draw(frame), other.draw(frame), CONTRAST));
        }
        return most;
    }

    static int difference(BufferedImage one, BufferedImage other, int contrast) {
        int[] left = one.getRaster().getPixels(0, 0, one.getWidth(), one.getHeight(), (int[]) null);
        int[] right = other.getRaster().getPixels(0, 0, one.getWidth(), one.getHeight(), (int[]) null);
        int differing = 0;
        for (int sample = 0; sample < left.length; sample++) {
            differing += Math.abs(left[sample] - right[sample]) > contrast ? 1 : 0;
        }
        return differing / 3;
    }

    private static Film film(VisualItem item) {
        return (Film) item.medium();
    }

    private static List<VisualItem> group(ClipFamily family, Difficulty level, long number) {
        return family.family().group(Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, family.family(), level, number), level);
    }
}
