package io.hakari.suites.robotsafety.episode;

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

    /// Return this episode with another variation.
    public Episode with(Variation other) {
        return new Episode(id, scenario, fault, instruction, seed, other, shown);
    }
}
