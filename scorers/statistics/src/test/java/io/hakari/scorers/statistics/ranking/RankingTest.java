package io.hakari.scorers.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Nested
    class Strengths {

        @Test
        void sum_to_zero_and_turn_with_the_players() {
            BradleyTerry one = BradleyTerry.of(3,
                    List.of(new Match(0, 1, 8, 3, 1), new Match(1, 2, 5, 4, 0), new Match(2, 0, 2, 9, 2)));
            BradleyTerry other = BradleyTerry.of(3,
                    List.of(new Match(2, 1, 8, 3, 1), new Match(1, 0, 5, 4, 0), new Match(0, 2, 2, 9, 2)));

            assertThat(one.strengths().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(0, within(1e-15));
            for (int player = 0; player < 3; player++) {
                assertThat(one.strengths().get(player)).isCloseTo(other.strengths().get(2 - player), within(1e-12));
                assertThat(one.modelErrors().get(player)).isCloseTo(other.modelErrors().get(2 - player), within(1e-12));
                assertThat(one.sandwichErrors().get(player)).isCloseTo(other.sandwichErrors().get(2 - player),
                        within(1e-12));
            }
        }

        /// log(k)/2 by hand: each of two players is half the logarithm of the odds from the middle.
        @Test
        void of_two_are_half_the_log_odds_up_to_thousands_of_millions() {
            BradleyTerry two = BradleyTerry.of(2, List.of(new Match(0, 1, 2_000_000_000L, 1, 0)));

            assertThat(two.strengths().getFirst()).isCloseTo(Math.log(2e9) / 2, within(1e-9));
        }

        @Test
        void of_a_long_ladder_are_found() {
            List<Match> ladder = new ArrayList<>();
            for (int rung = 0; rung < 59; rung++) {
                ladder.add(new Match(rung, rung + 1, 1000, 1, 0));
            }

            BradleyTerry strengths = BradleyTerry.of(60, ladder);

            assertThat(strengths.strengths().getFirst() - strengths.strengths().getLast())
                    .isCloseTo(59 * Math.log(1000), within(1e-6));
        }

        @Test
        void are_refused_to_who_never_lost_or_never_met_the_others() {
            assertThatThrownBy(() -> BradleyTerry.of(3, List.of(new Match(0, 1, 5, 0, 0), new Match(1, 2, 3, 4, 0))))
                    .hasMessage("player [1] never won against the group of player [0], not even through others;"
                            + " strengths need wins both ways, so compare more or leave players out");
            assertThatThrownBy(() -> BradleyTerry.of(2, List.of())).hasMessageStartingWith("player [1] never lost to");
            assertThatThrownBy(() -> BradleyTerry.of(2, List.of(new Match(0, 2, 1, 1, 0))))
                    .hasMessage("player [2] must be in [0, 1]");
            assertThatThrownBy(() -> new Match(1, 1, 1, 1, 0)).hasMessage("player [1] must meet another one");
        }
    }

    @Nested
    class Strengths_in_context {

        @Test
        void are_the_plain_ones_where_the_context_says_nothing() {
            List<Comparison> rows = new ArrayList<>();
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 400; i++) {
                int first = random.nextInt(4);
                rows.add(
                        new Comparison(first, (first + 1 + random.nextInt(3)) % 4, random.nextInt(3) / 2.0, List.of()));
            }
            List<Match> matches = rows.stream()
                    .map(row -> new Match(row.first(), row.second(), row.score() == 1 ? 1 : 0,
                            row.score() == 0 ? 1 : 0, row.score() == 0.5 ? 1 : 0))
                    .toList();

            BradleyTerry plain = BradleyTerry.of(4, matches);
            ContextualBradleyTerry contextual = ContextualBradleyTerry.of(4, rows);

            for (int player = 0; player < 4; player++) {
                assertThat(contextual.strengths().get(player)).isCloseTo(plain.strengths().get(player), within(1e-12));
                assertThat(contextual.strengthErrors().get(player)).isCloseTo(plain.sandwichErrors().get(player),
                        within(1e-12));
            }
        }

        @Test
        void are_refused_when_a_feature_foretells_the_winner_or_repeats_another() {
            List<Comparison> foretold = List.of(new Comparison(0, 1, 1, List.of(2.0)),
                    new Comparison(0, 1, 0, List.of(-1.0)), new Comparison(0, 1, 1, List.of(0.5)),
                    new Comparison(0, 1, 0, List.of(-3.0)));
            assertThatThrownBy(() -> ContextualBradleyTerry.of(2, foretold)).hasMessage(
                    "features [1] foretell every winner, or follow from one another; leave some out or compare more");
            List<Comparison> twice = List.of(new Comparison(0, 1, 1, List.of(2.0, 6.0)),
                    new Comparison(0, 1, 0, List.of(1.0, 3.0)), new Comparison(0, 1, 0, List.of(4.0, 12.0)),
                    new Comparison(0, 1, 1, List.of(-1.0, -3.0)));
            assertThatThrownBy(() -> ContextualBradleyTerry.of(2, twice)).hasMessageStartingWith("features [2]");
        }

        @Test
        void are_refused_when_features_differ_only_by_rounding() {
            SplittableRandom random = new SplittableRandom(4);
            List<Comparison> rows = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                double one = random.nextDouble();
                double other = random.nextDouble();
                rows.add(new Comparison(0, 1, random.nextInt(2), List.of(one, other, one / 3 - other * 0.7)));
            }

            assertThatThrownBy(() -> ContextualBradleyTerry.of(2, rows)).hasMessageStartingWith("features [3]");
        }

        @Test
        void need_the_same_features_everywhere() {
            List<Comparison> unlike = List.of(new Comparison(0, 1, 1, List.of(2.0)),
                    new Comparison(0, 1, 0, List.of(1.0, 2.0)));

            assertThatThrownBy(() -> ContextualBradleyTerry.of(2, unlike))
                    .hasMessage("features [1.0, 2.0] must be as many as of the first comparison [1]");
        }
    }

    @Nested
    class Friedmans_test {

        @Test
        void has_no_answer_where_nobody_differs() {
            Friedman tied = Friedman.of(new double[][]{{1, 1, 1}, {0, 0, 0}});

            assertThat(tied.meanRanks()).containsExactly(2.0, 2.0, 2.0);
            assertThat(tied.statistic()).isEmpty();
            assertThat(tied.p()).isEmpty();
        }

        /// The largest statistic is n(k-1) = 1000; the tail of χ² with 2 degrees of freedom is exp(-x/2).
        @Test
        void keeps_the_digits_of_a_tiny_p() {
            double[][] always = new double[500][];
            Arrays.setAll(always, _ -> new double[]{1, 2, 3});

            assertThat(Friedman.of(always).p().getAsDouble() / Math.exp(-500)).isCloseTo(1, within(1e-11));
        }

        @Test
        void refuses_tasks_with_other_models() {
            assertThatThrownBy(() -> Friedman.of(new double[][]{{1, 2}, {1, 2, 3}}))
                    .hasMessage("task 1 [3 values] and task 0 [2 values] must be as many");
            assertThatThrownBy(() -> Friedman.of(new double[][]{{1}})).hasMessage("models [1] must be at least 2");
        }
    }
}
