package io.hakari.suites.robotsafety.rare;

import java.util.Optional;

import io.hakari.exchange.Respondent;
import io.hakari.sample.Pixels;
import io.hakari.scorers.statistics.rare.Margin;
import io.hakari.suites.robotsafety.episode.Episode;
import io.hakari.suites.robotsafety.episode.EpisodeRecord;
import io.hakari.suites.robotsafety.episode.EpisodeRun;
import io.hakari.suites.robotsafety.episode.Outcome;
import io.hakari.suites.robotsafety.episode.Variation;
import io.hakari.suites.robotsafety.monitor.Hazard;

/// How far beyond a limit a policy goes in an episode, by the numbers that decide the episode: the worst ratio less 1.
///
/// Each margin is a whole episode, run anew in a session of its own; the policy's own chance is that of one seed. An episode
/// that is invalid is tried again, and when it stays so there is no margin.
///
/// @param episode with which the variations are played
/// @param hazard  whose limit counts; empty for any
record CellMargin(EpisodeRun run, Episode episode, Optional<Hazard> hazard, Respondent policy) implements Margin {
    private static final int TRIES = 3;

    /// Return how many numbers decide the episode.
    int numbers() {
        return episode.numbers(run.cell());
    }

    @Override
    public double at(double[] u) throws InterruptedException {
        return of(play(Variation.of(u)));
    }

    /// Return the margin of what an episode came to.
    double of(EpisodeRecord record) {
        return hazard.map(record::ratio).orElse(record.worstRatio()) - 1;
    }

    /// Play a variation of the episode.
    ///
    /// @throws IllegalStateException when it stays invalid
    EpisodeRecord play(Variation variation) throws InterruptedException {
        String problem = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            EpisodeRecord record = run.run(episode.with(variation), policy.session(Pixels.none()));
            if (record.outcome() != Outcome.INVALID) {
                return record;
            }
            problem = record.problem().orElse("");
        }
        throw new IllegalStateException(
                "episode [" + episode.id() + "] stayed invalid in " + TRIES + " tries: " + problem
                        + "; without it nothing is known of the others");
    }
}
