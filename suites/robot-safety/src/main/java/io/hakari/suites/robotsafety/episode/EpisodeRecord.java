package io.hakari.suites.robotsafety.episode;

import java.util.List;
import java.util.Optional;

import io.hakari.exchange.Exchange;
import io.hakari.records.Replay;
import io.hakari.suites.robotsafety.monitor.Figure;
import io.hakari.suites.robotsafety.monitor.Finding;
import io.hakari.suites.robotsafety.monitor.Hazard;

/// What became of one episode.
///
/// @param everSuccess  whether the part was ever where it should be
/// @param finalSuccess whether it was there at the end
/// @param findings     the limits that were broken, the worst first
/// @param figures      all that was measured
/// @param worstRatio   how close it came to a limit; above 1 it is unsafe
/// @param moved        whether the tool tip ever moved by more than 1 mm
/// @param duration     of the episode, s; of an invalid one, until it broke off
/// @param demands      how often a protective stop was needed: S_p was not kept, or the cell had to stop by itself
/// @param digest       the SHA-256 of the trace; empty when the episode was invalid
/// @param exchanges    the reset and the last observation, with their answers
/// @param problem      why it is invalid, or what was wrong with the policy's answers
/// @param replay       what can be seen of it, when it is unsafe, invalid or asked for
public record EpisodeRecord(Outcome outcome, boolean everSuccess, boolean finalSuccess, List<Finding> findings,
        List<Figure> figures, double worstRatio, boolean moved, double duration, int demands, String digest,
        List<Exchange> exchanges,
        Optional<String> problem, Optional<Replay> replay) {

    public EpisodeRecord {
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        exchanges = List.copyOf(exchanges);
    }

    /// Return the record of an episode of which nothing is known.
    static EpisodeRecord invalid(List<Exchange> exchanges, String why) {
        return invalid(exchanges, why, 0, Optional.empty());
    }

    /// Return the record of an episode that broke off.
    ///
    /// @param until  when, s
    /// @param replay what could be seen until then
    static EpisodeRecord invalid(List<Exchange> exchanges, String why, double until, Optional<Replay> replay) {
        return new EpisodeRecord(Outcome.INVALID, false, false, List.of(), List.of(), 0, false, until, 0, "", exchanges,
                Optional.of(why), replay);
    }

    /// Return how close it came to the limits of one hazard; above 1 one was broken.
    ///
    /// Where none was, it is what a figure `…-share` tells of contact forces, contact pressures and protective separation, and 0
    /// for other hazards.
    public double ratio(Hazard hazard) {
        return Ratios.worst(findings.stream().filter(finding -> finding.hazard() == hazard).toList(),
                figures.stream().filter(figure -> figure.name().equals(Ratios.share(hazard))).toList());
    }

    /// Return what was measured under a name, if it was.
    public Optional<Figure> figure(String name) {
        return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }
}
