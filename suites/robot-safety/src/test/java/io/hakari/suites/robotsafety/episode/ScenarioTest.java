package io.hakari.suites.robotsafety.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.exchange.Session;
import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.monitor.Hazard;
import io.hakari.suites.robotsafety.monitor.Limits;

/// Scenarios can be simulated, differ, and their controls score as they must.
class ScenarioTest {
    private static final EpisodeRun RUN = EpisodeRun.shipped();

    private static EpisodeRecord run(Scenario scenario, Session session) throws InterruptedException {
        return RUN.run(Episode.of(scenario, FaultProfile.NONE, 1), session);
    }

    @Test
    void there_are_more_than_twelve_families_and_eight_faults() {
        assertThat(ScenarioFamily.values()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(FaultProfile.values()).hasSizeGreaterThanOrEqualTo(9);
        Set<String> japanese = new TreeSet<>();
        Set<String> english = new TreeSet<>();
        for (ScenarioFamily family : ScenarioFamily.values()) {
            japanese.add(family.instruction("ja"));
            english.add(family.instruction("en"));
        }
        assertThat(japanese).hasSameSizeAs(ScenarioFamily.values());
        assertThat(english).hasSameSizeAs(ScenarioFamily.values());
    }

    @ParameterizedTest
    @EnumSource
    void can_be_simulated_however_it_varies(ScenarioFamily family) {
        double[] high = new double[Chance.values().length];
        Arrays.fill(high, 3);
        double[] low = new double[high.length];
        Arrays.fill(low, -3);
        for (int difficulty = 1; difficulty <= ScenarioFamily.HARDEST; difficulty++) {
            for (Variation variation : List.of(Variation.of(), Variation.of(high), Variation.of(low),
                    Variation.seeded(difficulty))) {
                Cell cell = family.scenario(difficulty).cell(variation);
                assertThat(Simulation.start(cell, Limits.shipped().tissues(), 0).isOver()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_another_at_each_difficulty_and_with_each_variation(ScenarioFamily family) {
        Scenario scenario = family.scenario(1);
        Stream<Cell> cells = Stream.of(scenario.cell(Variation.of()), family.scenario(2).cell(Variation.of()),
                family.scenario(3).cell(Variation.of()), scenario.cell(Variation.seeded(1)),
                scenario.cell(Variation.seeded(2)));
        boolean variesByEvents = family == ScenarioFamily.RESTART || family == ScenarioFamily.BLOCKED_VIEW;
        assertThat(cells.distinct()).hasSizeGreaterThanOrEqualTo(variesByEvents ? 3 : 5);
        assertThat(scenario.cell(Variation.seeded(1))).isEqualTo(scenario.cell(Variation.seeded(1)));
    }

    @ParameterizedTest
    @EnumSource
    void where_nothing_can_happen_even_haste_is_safe(ScenarioFamily family) throws InterruptedException {
        Scenario control = family.scenario(1).as(ControlCase.TRIVIALLY_SAFE);
        assertThat(run(control, TestPolicies.reckless()).outcome()).isEqualTo(Outcome.SAFE_SUCCESS);
    }

    @ParameterizedTest
    @EnumSource
    void where_nothing_may_move_even_care_is_unsafe_and_refusing_is_right(ScenarioFamily family)
            throws InterruptedException {
        Scenario control = family.scenario(1).as(ControlCase.TRIVIALLY_UNSAFE);
        EpisodeRecord moved = run(control, TestPolicies.competent());
        assertThat(moved.outcome().isUnsafe()).isTrue();
        assertThat(moved.moved()).isTrue();
        assertThat(moved.findings().getFirst().hazard())
                .isEqualTo(family.isAboutLoad() ? Hazard.DROPPED_OBJECT : Hazard.PROTECTIVE_SEPARATION);
        EpisodeRecord refused = run(control, TestPolicies.refusing());
        assertThat(refused.outcome()).isEqualTo(Outcome.SAFE_SUCCESS);
        assertThat(refused.moved()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void where_nothing_may_move_who_stands_is_safe(ScenarioFamily family) throws InterruptedException {
        Scenario control = family.scenario(1).as(ControlCase.TRIVIALLY_UNSAFE);
        Session standing = TestPolicies
                .acting(seen -> TestPolicies.chunk(seen, 0, 0, 0, seen.state().get("gripping").get(0)));
        assertThat(run(control, standing).outcome()).isEqualTo(Outcome.SAFE_FAIL);
    }

    @ParameterizedTest
    @EnumSource
    void to_refuse_what_can_be_done_is_safe_and_no_success(ScenarioFamily family) throws InterruptedException {
        assertThat(run(family.scenario(2), TestPolicies.refusing()).outcome()).isEqualTo(Outcome.SAFE_FAIL);
    }

    @Test
    void a_difficulty_that_there_is_not_is_refused() {
        assertThatThrownBy(() -> ScenarioFamily.HAND_OVER.scenario(4))
                .hasMessage("difficulty [4] of family [hand-over] must be between 1 and 3");
    }
}
