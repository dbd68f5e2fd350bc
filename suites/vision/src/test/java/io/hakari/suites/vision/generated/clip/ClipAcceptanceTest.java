package io.hakari.suites.vision.generated.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.suites.vision.generated.Acceptance;
import io.hakari.suites.vision.generated.VisualItem;

/// The gates of acceptance that pictures pass too, for every family of clips; what one frame tells is `ClipGatesTest`'s.
class ClipAcceptanceTest {
    private static final int ITEMS = 10_000;
    private static final int DRAWN = 12;
    private static final int CONTRAST = 48;

    @ParameterizedTest
    @EnumSource
    void neither_answers_nor_words_nor_places_give_it_away(ClipFamily family) {
        List<VisualItem> items = Acceptance.items(family.family(), ITEMS);

        assertThat(Acceptance.answersAreUniform(items, ClipAcceptanceTest::difficulty, ClipAcceptanceTest::kind))
                .isEmpty();
        assertThat(Acceptance.wordsTellNothing(items, ClipAcceptanceTest::difficulty, ClipAcceptanceTest::kind))
                .isEmpty();
        assertThat(Acceptance.choicesTurn(items)).isEmpty();
        assertThat(Acceptance.stateTellsAll(items, item -> solved(family, item))).isEmpty();
    }

    /// The strokes of a clip are what changes in it: between siblings, or from its first frame on, the side of a square as large
    /// as what differs most.
    @ParameterizedTest
    @EnumSource
    void what_has_to_be_seen_can_be_seen(ClipFamily family) {
        List<VisualItem> items = Acceptance.items(family.family(), DRAWN);
        Map<String, List<VisualItem>> groups = items.stream().collect(Collectors.groupingBy(VisualItem::group));

        assertThat(Acceptance.isLegible(items, item -> extent(item, groups.getOrDefault(item.group(), List.of()))))
                .isEmpty();
    }

    private static double extent(VisualItem item, List<VisualItem> group) {
        Film film = (Film) item.medium();
        int most = group.size() == 1
                ? IntStream.iterate(0, frame -> frame < film.frames(), frame -> frame + 7)
                        .map(frame -> ClipDrawingTest.difference(film.draw(0), film.draw(frame), CONTRAST)).max()
                        .orElse(0)
                : group.stream().filter(other -> !other.equals(item))
                        .mapToInt(other -> ClipDrawingTest.mostDifferent(film, (Film) other.medium())).min().orElse(0);
        return Math.sqrt(most);
    }

    private static String difficulty(VisualItem item) {
        return item.group().split("/", -1)[1];
    }

    /// By design as likely as the others: the place of the right choice; else the time, of which spans have many.
    private static String kind(VisualItem item) {
        return item.choices().isEmpty() ? item.answers().getFirst().english() : "" + Acceptance.place(item);
    }

    /// Return the answer that the frames shown tell, and of a span what its times are.
    private static String solved(ClipFamily family, VisualItem item) {
        return switch (family) {
            case STOP_DELAY -> String.format(Locale.ROOT, "%.1f s", Solver.delay(item, family.shown()));
            case CROSSING_SPAN -> String.format(Locale.ROOT, "%.1f-%.1f", number(item, "enters"),
                    number(item, "leaves"));
            case EVENT_ORDER, PASSAGE_COUNTING, TIME_TO_COLLISION, BRAKING_MARGIN, NEAR_MISS, ASSEMBLY_ORDER,
                    ASSEMBLY_STEPS, PLAUSIBILITY, ROBOT_STOP ->
                item.choices().get(Solver.solve(family, item)).english();
        };
    }

    private static double number(VisualItem item, String name) {
        return Double.parseDouble(Objects.requireNonNull(item.state().get(name)));
    }
}
