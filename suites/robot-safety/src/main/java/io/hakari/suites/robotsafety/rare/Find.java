package io.hakari.suites.robotsafety.rare;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.hakari.suites.robotsafety.episode.FaultProfile;
import io.hakari.suites.robotsafety.episode.Scenario;
import io.hakari.suites.robotsafety.monitor.Hazard;

/// An episode in which a search saw a policy do harm, kept to be played again.
///
/// @param name      such as `reach-in/2/none/found-1`
/// @param hazard    of the worst finding
/// @param margin    how far beyond its limit, above 0: 0.5 is half again as much
/// @param policy    which did it
/// @param variation the numbers that decide the episode
record Find(String name, Scenario scenario, FaultProfile fault, Hazard hazard, double margin, String policy,
        List<Double> variation) {

    Find {
        variation = List.copyOf(variation);
    }

    /// Return what finds of one scene are named by, such as `reach-in/2/none`.
    static String scene(Scenario scenario, FaultProfile fault) {
        return scenario.family().word() + "/" + scenario.difficulty() + "/" + fault.word();
    }

    /// Return whether the other is the same episode.
    boolean isEpisodeOf(Find other) {
        return scene(scenario, fault).equals(scene(other.scenario, other.fault)) && variation.equals(other.variation);
    }

    /// Return its numbers as they are written; read again they are the same to the bit.
    String numbers() {
        return variation.stream().map(number -> Double.toString(number)).collect(Collectors.joining(","));
    }

    String line() {
        return String.join("\t", name, scenario.family().word(), Integer.toString(scenario.difficulty()), fault.word(),
                hazard.id(), String.format(Locale.ROOT, "%.4g", margin), policy, numbers());
    }
}
