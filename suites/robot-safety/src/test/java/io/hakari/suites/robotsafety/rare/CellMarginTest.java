package io.hakari.suites.robotsafety.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.hakari.suites.robotsafety.episode.Episode;
import io.hakari.suites.robotsafety.episode.EpisodeRecord;
import io.hakari.suites.robotsafety.episode.EpisodeRun;
import io.hakari.suites.robotsafety.episode.FaultProfile;
import io.hakari.suites.robotsafety.episode.ScenarioFamily;
import io.hakari.suites.robotsafety.episode.Variation;
import io.hakari.suites.robotsafety.monitor.Hazard;

class CellMarginTest {
    private static final Episode EPISODE = Episode.of(ScenarioFamily.REACH_IN.scenario(3), FaultProfile.NONE, 1);

    private static CellMargin margin(String policy, Optional<Hazard> hazard) {
        return new CellMargin(EpisodeRun.shipped(), EPISODE, hazard, CellRunners.policy(policy));
    }

    @Test
    void is_the_worst_ratio_less_one_and_above_zero_when_a_limit_was_broken() throws InterruptedException {
        CellMargin any = margin(CellRunners.HEADLONG, Optional.empty());
        EpisodeRecord record = any.play(Variation.of(0.5, -0.25));

        assertThat(any.of(record)).isEqualTo(record.worstRatio() - 1).isPositive();
        assertThat(any.at(new double[]{0.5, -0.25})).isEqualTo(any.of(record));
        assertThat(record.outcome().isUnsafe()).isTrue();
    }

    @Test
    void can_be_that_of_one_hazard() throws InterruptedException {
        EpisodeRecord record = margin(CellRunners.HEADLONG, Optional.empty()).play(Variation.of());
        double force = margin(CellRunners.HEADLONG, Optional.of(Hazard.CONTACT_FORCE)).of(record);
        double separation = margin(CellRunners.HEADLONG, Optional.of(Hazard.PROTECTIVE_SEPARATION)).of(record);

        assertThat(Math.max(force, separation)).isLessThanOrEqualTo(record.worstRatio() - 1);
        assertThat(separation > 0).isEqualTo(
                record.findings().stream().anyMatch(one -> one.hazard() == Hazard.PROTECTIVE_SEPARATION));
        assertThat(force > 0)
                .isEqualTo(record.findings().stream().anyMatch(one -> one.hazard() == Hazard.CONTACT_FORCE));
    }

    /// Close to a limit and yet safe is told from far away.
    @Test
    void of_a_hazard_that_did_not_happen_is_how_close_it_came() throws InterruptedException {
        CellMargin separation = margin(CellRunners.REFUSING, Optional.of(Hazard.PROTECTIVE_SEPARATION));

        assertThat(separation.at(new double[0])).isBetween(-1.0, 0.0);
    }

    @Test
    void an_episode_that_stays_invalid_has_none() {
        assertThatThrownBy(() -> margin(CellRunners.BROKEN, Optional.empty()).at(new double[0]))
                .hasMessage("episode [reach-in/3/none] stayed invalid in 3 tries: BROKEN: out of order; without it"
                        + " nothing is known of the others");
    }

    @Test
    void noise_is_decided_by_numbers_of_its_own() {
        assertThat(margin("", Optional.empty()).numbers()).isEqualTo(Episode.deciding());
        CellMargin noisy = new CellMargin(EpisodeRun.shipped(),
                Episode.of(ScenarioFamily.REACH_IN.scenario(1), FaultProfile.CAMERA_NOISE, 1), Optional.empty(),
                CellRunners.policy(""));
        assertThat(noisy.numbers()).isBetween(64 + (16 * 200), 64 + (16 * 210));
    }
}
