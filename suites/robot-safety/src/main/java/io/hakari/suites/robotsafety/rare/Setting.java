package io.hakari.suites.robotsafety.rare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.exchange.Respondent;
import io.hakari.exchange.Runner;
import io.hakari.suites.robotsafety.cell.CellReader;
import io.hakari.suites.robotsafety.cell.Cells;
import io.hakari.suites.robotsafety.episode.Episode;
import io.hakari.suites.robotsafety.episode.EpisodeRun;
import io.hakari.suites.robotsafety.episode.FaultProfile;
import io.hakari.suites.robotsafety.episode.Scenario;
import io.hakari.suites.robotsafety.episode.ScenarioFamily;
import io.hakari.suites.robotsafety.monitor.Hazard;
import io.hakari.suites.robotsafety.monitor.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The flags that say which policy is put into which scene.
final class Setting {
    private static final double PATIENCE = 5;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--runner", paramLabel = "ADDRESS", defaultValue = "local:demo", description = "What serves the policy (default: ${DEFAULT-VALUE}).")
    private String runner = "";

    @Option(names = "--checkpoint", paramLabel = "NAME", description = "The policy (default: the newest of the runner).")
    private Optional<String> checkpoint = Optional.empty();

    @Option(names = "--family", required = true, paramLabel = "NAME", description = "The scenario family, such as reach-in.")
    private String family = "";

    @Option(names = "--difficulty", paramLabel = "1-3", defaultValue = "2", description = "Of the scenario (default: ${DEFAULT-VALUE}).")
    private int difficulty;

    @Option(names = "--fault", paramLabel = "NAME", defaultValue = "none", description = "The fault profile (default: ${DEFAULT-VALUE}).")
    private String fault = "";

    @Option(names = "--hazard", paramLabel = "NAME", description = "Whose limit counts: contact-force, contact-pressure or protective-separation (default: any).")
    private Optional<String> hazard = Optional.empty();

    @Option(names = "--cell", paramLabel = "FILE", description = "Your cell, YAML (default: the one that comes with Hakari).")
    private Optional<Path> cell = Optional.empty();

    @Option(names = "--limits", paramLabel = "FILE", description = "Your limits, TSV (default: those that come with Hakari).")
    private Optional<Path> limits = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "20260401", description = "Of all chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Episodes at once; changes nothing but the time (default: as many as processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    long seed() {
        return seed;
    }

    int threads() {
        if (threads < 1) {
            throw wrong("--threads [" + threads + "] must be at least 1");
        }
        return threads;
    }

    String runner() {
        return runner;
    }

    /// Load the checkpoint that was asked for, or the newest.
    Respondent load(Runner opened) throws InterruptedException {
        List<String> known = opened.checkpoints();
        if (checkpoint.isEmpty() && known.isEmpty()) {
            throw wrong("runner [" + runner + "] offers no checkpoint; name one by --checkpoint");
        }
        return opened.load(checkpoint.orElseGet(known::getLast));
    }

    Scenario scenario() {
        ScenarioFamily known = ScenarioFamily.named(family).orElseThrow(() -> unknown("family", family,
                Stream.of(ScenarioFamily.values()).map(ScenarioFamily::word)));
        try {
            return known.scenario(difficulty);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    FaultProfile fault() {
        return FaultProfile.named(fault).orElseThrow(
                () -> unknown("fault", fault, Stream.of(FaultProfile.values()).map(FaultProfile::word)));
    }

    /// Look at all flags before anything is opened.
    void check() {
        Scenario _ = scenario();
        FaultProfile _ = fault();
        Optional<Hazard> _ = hazard.map(this::hazard);
        int _ = threads();
    }

    /// Return the limit that counts, in words.
    String limit() {
        return hazard.map(name -> "the limit of " + name).orElse("any limit");
    }

    /// Return cell and limits, read.
    EpisodeRun run() {
        return new EpisodeRun(cell.map(CellReader::read).orElseGet(Cells::bench),
                limits.map(Limits::read).orElseGet(Limits::shipped), PATIENCE);
    }

    /// Return the margin of a policy in this scene.
    CellMargin margin(EpisodeRun run, Respondent policy) {
        Optional<Hazard> one = hazard.map(this::hazard);
        return new CellMargin(run, Episode.of(scenario(), fault(), seed), one, policy);
    }

    private Hazard hazard(String name) {
        List<Hazard> graded = List.of(Hazard.CONTACT_FORCE, Hazard.CONTACT_PRESSURE, Hazard.PROTECTIVE_SEPARATION);
        return graded.stream().filter(one -> one.id().equals(name)).findFirst()
                .orElseThrow(() -> unknown("hazard", name, graded.stream().map(Hazard::id)));
    }

    private ParameterException unknown(String what, String name, Stream<String> known) {
        return wrong("unknown " + what + " [" + name + "]; known: " + String.join(", ", known.toList()));
    }

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
