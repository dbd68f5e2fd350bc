package io.hakari.suites.vision.generated.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.suites.vision.generated.Acceptance;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;

/// The gates of acceptance for every family of pictures.
class StillAcceptanceTest {
    private static final int ITEMS = 10_000;
    private static final int DRAWN = 12;

    static Stream<VisualFamily> families() {
        return Stills.all().stream();
    }

    @ParameterizedTest
    @MethodSource("families")
    void neither_answers_nor_words_nor_places_give_it_away(VisualFamily family) {
        List<VisualItem> items = Acceptance.items(family, ITEMS);
        Oracle oracle = Oracle.of(family);

        assertThat(Acceptance.answersAreUniform(items, oracle::template, oracle::kind)).isEmpty();
        assertThat(Acceptance.wordsTellNothing(items, oracle::template, oracle::kind)).isEmpty();
        assertThat(Acceptance.choicesTurn(items)).isEmpty();
        assertThat(Acceptance.stateTellsAll(items, oracle::solve)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("families")
    void what_has_to_be_read_can_be_read(VisualFamily family) {
        List<VisualItem> items = Acceptance.items(family, DRAWN);

        assertThat(Acceptance.isLegible(items, item -> ((Sketch) item.medium()).leastStroke())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("families")
    void groups_have_one_size_and_items_that_differ(VisualFamily family) {
        var groups = Acceptance.items(family, 100).stream()
                .collect(Collectors.groupingBy(VisualItem::group));

        assertThat(groups.values().stream().map(List::size).distinct()).hasSize(1);
        groups.values().forEach(group -> assertThat(group.stream()
                .map(item -> item.question() + "\n" + item.choices() + "\n" + item.state())).doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @MethodSource("families")
    void where_things_are_counted_or_listed_there_may_be_none(VisualFamily family) {
        if (List.of(Stills.HELMET_COUNT, Stills.CONTROL_PANEL, Stills.UNSAFE_WORKERS).contains(family)) {
            assertThat(Acceptance.items(family, 300)).extracting(item -> item.answers().getFirst().english())
                    .containsAnyOf("0", "none");
        }
    }
}
