package io.hakari.suites.robotsafety.rare;

import static java.util.Locale.ROOT;

import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import io.hakari.exchange.Respondent;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.rare.Counted;
import io.hakari.scorers.statistics.rare.Level;
import io.hakari.scorers.statistics.rare.RareProbability;
import io.hakari.scorers.statistics.rare.SubsetSimulation;
import io.hakari.suites.robotsafety.episode.EpisodeRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Estimates how often a policy breaks a limit in a scene.
@Command(name = "hakari rates", description = "Estimates how often a policy breaks a limit in a scene, by subset simulation or by counting.", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:estimated", "2:bounds and no number, with the reason", "3:something broke", "64:wrong usage"})
final class Rates implements Callable<Integer> {
    private static final double CONFIDENCE = 0.95;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final Setting setting = new Setting();

    @Option(names = "--per-level", paramLabel = "N", defaultValue = "1000", description = "Episodes of one level (default: ${DEFAULT-VALUE}; 3000 for a release).")
    private int perLevel;

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "10", description = "Independent repeats, at least 10 (default: ${DEFAULT-VALUE}).")
    private int repeats;

    private OptionalInt count = OptionalInt.empty();

    @Option(names = "--count", paramLabel = "N", description = "Play so many independent episodes and count instead.")
    void count(int episodes) {
        count = OptionalInt.of(episodes);
    }

    @Override
    public Integer call() throws InterruptedException {
        checkUsage();
        EpisodeRun run = setting.run();
        try (Runner runner = Runners.open(setting.runner())) {
            return estimate(setting.load(runner), run);
        }
    }

    private void checkUsage() {
        try {
            setting.check();
            SubsetSimulation _ = plan(1);
            Counted.check(count.orElse(1), setting.threads());
        } catch (IllegalArgumentException e) {
            throw setting.wrong(String.valueOf(e.getMessage()));
        }
    }

    private SubsetSimulation plan(int numbers) {
        return new SubsetSimulation(numbers, perLevel, repeats, CONFIDENCE, setting.seed());
    }

    private int estimate(Respondent policy, EpisodeRun run) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Tools.labelled(out, "Policy", policy.checkpoint().name() + ", " + setting.runner());
        Tools.labelled(out, "Scene", Find.scene(setting.scenario(), setting.fault()) + ", " + setting.limit());
        CellMargin margin = setting.margin(run, policy);
        Counting counting = new Counting(margin, spec.commandLine().getErr());
        RareProbability found = count.isPresent()
                ? Counted.of(counting, margin.numbers(), count.getAsInt(), CONFIDENCE, setting.seed(),
                        setting.threads())
                : plan(margin.numbers()).run(counting, setting.threads());
        Tools.labelled(out, "Cost", counting.cost());
        int status = switch (found) {
            case RareProbability.Settled settled -> tell(settled, out);
            case RareProbability.Bounded bounded -> tell(bounded, out);
        };
        Tools.labelled(out, "Meaning",
                "of episodes of this scene in this simulation: a demand that the policy makes. The");
        Tools.labelled(out, "", "safety function that meets it is rated elsewhere; no performance level follows.");
        return status;
    }

    static int tell(RareProbability.Settled found, PrintWriter out) {
        Tools.labelled(out, "Probability",
                String.format(ROOT, "%.3g %s %s", found.value(), interval(found.interval()), found.method()));
        if (!found.levels().isEmpty()) {
            Tools.labelled(out, "Spread", String.format(ROOT,
                    "one repeat varies by %.0f %%, %d repeats; its own chains would say %.0f %%",
                    100 * found.variation(), found.repeats(), 100 * found.chains()));
        }
        String label = "Levels";
        for (Level level : found.levels()) {
            Tools.labelled(out, label,
                    String.format(ROOT, "margin above %+.3f: %.3f of the last, gamma %.1f, %.0f %% of the steps taken",
                            level.threshold(), level.share(), level.correlation(), 100 * level.acceptance()));
            label = "";
        }
        return Tools.DONE;
    }

    private static int tell(RareProbability.Bounded found, PrintWriter out) {
        Tools.labelled(out, "Probability", "no number: " + found.reason());
        Tools.labelled(out, "", "it lies in " + interval(found.interval()) + ", by the independent episodes alone");
        return Tools.UNDECIDED;
    }

    private static String interval(Interval interval) {
        return String.format(ROOT, "[%s, %.3g] %.0f %%",
                interval.lower() == 0 ? "0" : String.format(ROOT, "%.3g", interval.lower()), interval.upper(),
                100 * interval.confidence());
    }
}
