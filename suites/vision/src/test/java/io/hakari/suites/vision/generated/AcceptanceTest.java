package io.hakari.suites.vision.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/// Every gate turns red on a family that was made to leak, and stays green on its honest twin.
class AcceptanceTest {
    private static final Function<VisualItem, String> ALIKE = _ -> "template";
    private static final Function<VisualItem, String> ANSWER = item -> item.answers().getFirst().english();

    /// @param leak what the family gives away
    private record Planted(Leak leak) implements VisualFamily {

        enum Leak {
            NOTHING, FREQUENT_ANSWER, TELLING_QUESTION, TELLING_CHOICE, LONG_CHOICE, FIXED_PLACE
        }

        @Override
        public String name() {
            return "planted";
        }

        @Override
        public List<VisualItem> group(Draw draw, Difficulty difficulty) {
            Dice dice = draw.dice("planted");
            List<Wording> choices = dice.shuffled(List.of(Wording.both("left"), Wording.both("right")));
            if (leak == Leak.LONG_CHOICE) {
                choices = dice.shuffled(List.of(Wording.both("left"), Wording.both("right, as seen")));
            }
            List<VisualItem> group = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int right = leak == Leak.FREQUENT_ANSWER && dice.between(0, 9) == 0 ? 0 : i;
                if (leak == Leak.TELLING_CHOICE || leak == Leak.LONG_CHOICE) {
                    // One side is right three times in four.
                    right = choices.getFirst().english().startsWith("right") == dice.between(0, 3) > 0 ? 0 : 1;
                }
                if (leak == Leak.FIXED_PLACE) {
                    right = draw.turn(2, "place");
                }
                String hint = leak == Leak.TELLING_QUESTION && dice.coin() ? choices.get(right).english() : "it";
                group.add(item(draw, choices, choices.get(right), "Where is " + hint + "?"));
            }
            return group;
        }

        private static VisualItem item(Draw draw, List<Wording> choices, Wording answer, String question) {
            TreeMap<String, String> state = new TreeMap<>();
            state.put("side", answer.english());
            return new VisualItem(draw.title(), draw.title(), Wording.both(question), choices, List.of(answer), state,
                    (Medium.Picture) () -> new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB));
        }
    }

    private static List<VisualItem> items(Planted.Leak leak) {
        return Acceptance.items(new Planted(leak), 10_000);
    }

    private static List<VisualItem> free(Planted.Leak leak) {
        return items(leak).stream().map(item -> new VisualItem(item.group(), item.scene(), item.question(), List.of(),
                item.answers(), item.state(), item.medium())).toList();
    }

    @Test
    void an_honest_family_passes() {
        List<VisualItem> items = items(Planted.Leak.NOTHING);
        assertThat(items).hasSizeGreaterThanOrEqualTo(10_000);
        assertThat(Acceptance.answersAreUniform(items, ALIKE, ANSWER)).isEmpty();
        assertThat(Acceptance.wordsTellNothing(items, ALIKE, ANSWER)).isEmpty();
        assertThat(Acceptance.wordsTellNothing(free(Planted.Leak.NOTHING), ALIKE, ANSWER)).isEmpty();
        assertThat(Acceptance.choicesTurn(items)).isEmpty();
        assertThat(Acceptance.stateTellsAll(items, item -> item.state().getOrDefault("side", ""))).isEmpty();
    }

    @Test
    void a_frequent_answer_is_found() {
        assertThat(Acceptance.answersAreUniform(items(Planted.Leak.FREQUENT_ANSWER), ALIKE, ANSWER)).isNotEmpty();
        assertThat(Acceptance.answersAreUniform(items(Planted.Leak.NOTHING), ALIKE, _ -> "always")).isNotEmpty();
    }

    @Test
    void a_telling_question_is_found() {
        assertThat(Acceptance.wordsTellNothing(free(Planted.Leak.TELLING_QUESTION), ALIKE, ANSWER)).isNotEmpty();
        assertThat(Acceptance.wordsTellNothing(items(Planted.Leak.TELLING_QUESTION), ALIKE, ANSWER)).isNotEmpty();
    }

    @Test
    void a_telling_choice_is_found() {
        assertThat(Acceptance.wordsTellNothing(items(Planted.Leak.TELLING_CHOICE), ALIKE, ANSWER)).isNotEmpty();
        assertThat(Acceptance.wordsTellNothing(items(Planted.Leak.LONG_CHOICE), ALIKE, ANSWER))
                .anyMatch(problem -> problem.contains("longest"));
    }

    @Test
    void a_choice_that_stays_in_its_place_is_found() {
        List<VisualItem> items = items(Planted.Leak.FIXED_PLACE);
        assertThat(Acceptance.choicesTurn(items)).isNotEmpty();
    }

    @Test
    void an_item_that_its_state_does_not_solve_is_found() {
        assertThat(Acceptance.stateTellsAll(items(Planted.Leak.NOTHING), _ -> "left")).isNotEmpty();
    }

    @Test
    void a_thin_stroke_is_found() {
        List<VisualItem> items = items(Planted.Leak.NOTHING).subList(0, 2);
        assertThat(Acceptance.isLegible(items, _ -> 2)).isEmpty();
        assertThat(Acceptance.isLegible(items, _ -> 1.9)).hasSize(2);
    }

    @Test
    void turns_are_even_in_every_round_and_differ_from_round_to_round() {
        List<Integer> turns = IntStream.range(0, 50)
                .mapToObj(number -> new Draw("salt", Draw.Use.EVALUATION, "family", number).turn(5, "answer")).toList();
        for (int round = 0; round < 10; round++) {
            assertThat(turns.subList(5 * round, 5 * round + 5)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        }
        assertThat(IntStream.range(0, 10).mapToObj(round -> turns.subList(5 * round, 5 * round + 5)).distinct().count())
                .isGreaterThan(5);
    }
}
