package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.Sheet.sheet;
import static io.hakari.scorers.perception.WarningCost.warningCost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.metric.Estimate;
import io.hakari.metric.Metric;
import io.hakari.score.Score;

class WarningCostTest {
    private static final double TOLERANCE = 1e-12;

    private final Metric cost = warningCost("seconds");

    /// By hand: log₂ of 2, 1/2, 1/4, 5/4 and 10.
    @ParameterizedTest
    @CsvSource({"8, 約8秒後, 0", "4, 約8秒後, 1", "8, 約4秒後, 0.25", "16, in about 4 seconds, 0.5",
            "4, 約5秒後, 0.32192809488736235", "4, 約40秒後, 1", "40, 約1秒後, 1"})
    void a_late_warning_costs_more_than_an_early_one(String truth, String said, double expected) {
        assertThat(measured(sheet().add(Score.of(0, said), "seconds", truth)).value())
                .isCloseTo(expected, within(TOLERANCE));
    }

    @Test
    void costs_are_averaged_and_less_is_better() {
        Answers.Sheet sheet = sheet().add(Score.of(0, "約8秒後"), "seconds", "4").add(Score.of(1, "約4秒後"), "seconds", "4");

        assertThat(measured(sheet).value()).isCloseTo(0.5, within(TOLERANCE));
        assertThat(cost.higherIsBetter()).isFalse();
    }

    @Test
    void what_a_doubling_costs_is_a_setting() {
        Metric dear = warningCost("seconds").costing(0.1, 0.4);

        assertThat(
                dear.measure(sheet().add(Score.of(0, "約8秒後"), "seconds", "4").add(Score.of(0, "約2秒後"), "seconds", "4"))
                        .orElseThrow().at(0.95).value())
                .isCloseTo(0.25, within(TOLERANCE));
        assertThatThrownBy(() -> warningCost("seconds").costing(0.5, 0.4))
                .hasMessage("early [0.5] must be at least 0 and late [0.4] at least as much");
    }

    @Test
    void an_answer_that_was_lost_or_says_no_time_is_bounded_and_never_free() {
        Estimate lost = measured(sheet().add(Score.of(1, "約4秒後"), "seconds", "4").lacking("seconds", "4"));
        Estimate silent = measured(
                sheet().add(Score.of(1, "約4秒後"), "seconds", "4").add(Score.of(0, "わからない"), "seconds", "4"));

        assertThat(lost.scored()).isEqualTo(1);
        assertThat(lost.upper()).isBetween(0.5, 1.0);
        assertThat(silent.scored()).isEqualTo(1);
        assertThat(silent.upper()).isBetween(0.5, 1.0);
    }

    @Test
    void a_change_compares_costs_and_not_right_answers() {
        Answers.Sheet early = sheet();
        Answers.Sheet late = sheet();
        for (int i = 0; i < 30; i++) {
            early.add(Score.of(0, "約4秒後"), "seconds", "8");
            late.add(Score.of(0, i % 3 == 0 ? "約8秒後" : "約16秒後"), "seconds", "8");
        }

        assertThat(cost.change(late, early).orElseThrow().at(0.95).value())
                .isCloseTo(2.0 / 3 - 0.25, within(TOLERANCE));
    }

    @Test
    void a_truth_that_is_no_time_is_a_mistake_of_the_suite() {
        assertThatThrownBy(() -> cost.measure(sheet().add(Score.of(1, "約4秒後"), "seconds", "soon"))).hasMessage(
                "sample [sample-0] has [soon] for attribute [seconds], which must be a time above 0");
    }

    private Estimate measured(Answers.Sheet sheet) {
        return cost.measure(sheet).orElseThrow().at(0.95);
    }
}
