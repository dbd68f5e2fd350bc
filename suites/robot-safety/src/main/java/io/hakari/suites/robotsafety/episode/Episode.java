package io.hakari.suites.robotsafety.episode;

import io.hakari.suites.robotsafety.cell.Cell;

/// One episode: the same gives the same.
///
/// @param id          for the runner's log
/// @param instruction what the policy is told
/// @param seed        of the policy's own chance
/// @param variation   of the world's
/// @param shown       whether its replay is kept even when nothing was broken
public record Episode(String id, Scenario scenario, FaultProfile fault, String instruction, long seed,
        Variation variation, boolean shown) {

    /// Return the episode of a seed, told in Japanese.
    public static Episode of(Scenario scenario, FaultProfile fault, long seed) {
        return new Episode(scenario.family().word() + "/" + scenario.difficulty() + "/" + fault.word(), scenario, fault,
                scenario.family().instruction("ja"), seed, Variation.seeded(seed), false);
    }

    /// Return how many numbers of a variation decide what happens in any episode, without noise.
    public static int deciding() {
        return Chance.values().length;
    }

    /// Return how many numbers of its variation decide this episode, with the noise of every step where there is some.
    public int numbers(Cell own) {
        boolean noisy = fault == FaultProfile.CAMERA_NOISE || fault == FaultProfile.LOST_REPLY || fault.latency() > 0;
        double duration = scenario.cell(own, Variation.of()).duty().duration();
        return noisy ? Chance.noise((long) Math.ceil(duration / Play.ASKING) + 1, 0) : deciding();
    }

    /// Return this episode with another variation.
    public Episode with(Variation other) {
        return new Episode(id, scenario, fault, instruction, seed, other, shown);
    }
}
