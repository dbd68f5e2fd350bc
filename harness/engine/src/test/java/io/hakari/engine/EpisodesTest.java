package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.engine.suites.EpisodeSuite;
import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.ActionSpace;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Vector;
import io.hakari.records.Runs;
import io.hakari.records.TrialRecord;
import io.hakari.score.Score;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

/// Episodes from the suite to the journal.
class EpisodesTest {
    private static final ActionSpace SPACE = new ActionSpace("velocity", List.of("x"), "m/s", 20);

    @TempDir
    Path runs;

    @Test
    void an_episode_is_a_trial_of_many_exchanges_scored_by_its_findings() {
        List<TrialRecord> trials = weigh();
        TrialRecord first = trials.getFirst();
        assertThat(first.score()).isEqualTo(Score.of(true, "3.0"));
        assertThat(first.trial().findings()).containsEntry("place", "3.0");
        assertThat(first.trial().exchanges()).hasSize(4);
        assertThat(first.trial().exchanges().getFirst().response()).isEqualTo(new Response.Ready(SPACE, true));
        assertThat(first.trial().exchanges().getLast().request()).isInstanceOfSatisfying(Request.Shown.class,
                shown -> assertThat(shown.step()).isEqualTo(2));
    }

    @Test
    void an_episode_whose_world_breaks_is_unscored_and_keeps_what_was_asked() {
        TrialRecord broken = weigh().get(2);
        assertThat(broken.score())
                .isEqualTo(Score.unscored("procedure [Line[]] failed: IllegalStateException: the world fell apart"));
        assertThat(broken.trial().exchanges()).hasSize(3);
        assertThat(broken.trial().exchanges().getLast().request()).isInstanceOf(Request.Shown.class);
        assertThat(broken.trial().findings()).isEmpty();
    }

    private List<TrialRecord> weigh() {
        Script policy = Script.acting(SPACE,
                seen -> new Response.Acted(ActionChunk.of(seen.step(), List.of(Vector.of(1)))));
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("robot", policy))) {
            bench.weigh(EpisodeSuite.class);
            List<TrialRecord> trials = new ArrayList<>();
            Runs.in(runs).forEachTrial(bench.last(), trials::add);
            trials.sort((one, other) -> Long.compare(one.ordinal(), other.ordinal()));
            return trials;
        }
    }
}
