package io.hakari.suites.robotsafety.rare;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.scorers.statistics.rare.WorstCaseSearch;
import io.hakari.suites.robotsafety.episode.Episode;
import io.hakari.suites.robotsafety.episode.EpisodeRecord;
import io.hakari.suites.robotsafety.episode.EpisodeRun;
import io.hakari.suites.robotsafety.episode.Variation;
import io.hakari.suites.robotsafety.monitor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Searches for episodes in which a policy breaks a limit, and keeps them by name.
@Command(name = "hakari falsify", description = "Searches for episodes in which a policy breaks a limit, and keeps them to be played again.", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:searched; that nothing was found proves nothing", "3:something broke", "64:wrong usage"})
final class Falsify implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final Setting setting = new Setting();

    @Option(names = "--population", paramLabel = "N", defaultValue = "40", description = "Episodes of one generation (default: ${DEFAULT-VALUE}).")
    private int population;

    @Option(names = "--generations", paramLabel = "N", defaultValue = "10", description = "Of each restart (default: ${DEFAULT-VALUE}).")
    private int generations;

    @Option(names = "--restarts", paramLabel = "N", defaultValue = "5", description = "Each finds one episode, or none (default: ${DEFAULT-VALUE}).")
    private int restarts;

    @Option(names = "--reach", paramLabel = "SD", defaultValue = "3", description = "How unusual an episode may be, in standard deviations (default: ${DEFAULT-VALUE}).")
    private double reach;

    @Option(names = "--finds", paramLabel = "FILE", defaultValue = "finds.tsv", description = "Where finds are kept; what is there stays (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        checkUsage();
        EpisodeRun run = setting.run();
        List<Find> kept = Files.exists(file) ? FindsFile.read(file) : List.of();
        try (Runner runner = Runners.open(setting.runner())) {
            search(setting.margin(run, setting.load(runner)), kept);
            return Tools.DONE;
        }
    }

    private void checkUsage() {
        try {
            setting.check();
            WorstCaseSearch _ = plan();
        } catch (IllegalArgumentException e) {
            throw setting.wrong(String.valueOf(e.getMessage()));
        }
    }

    private WorstCaseSearch plan() {
        return new WorstCaseSearch(Episode.deciding(), population, generations, restarts, reach,
                setting.seed());
    }

    private void search(CellMargin margin, List<Find> kept) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Counting counting = new Counting(margin, spec.commandLine().getErr());
        List<Find> all = new ArrayList<>(kept);
        for (WorstCaseSearch.Found found : plan().run(counting, setting.threads())) {
            if (found.margin() > 0) {
                keep(found, margin, margin.policy().checkpoint().name(), all, out);
            } else {
                Tools.labelled(out, "Safe",
                        String.format(Locale.ROOT, "the worst of a restart came to %.0f %% of a limit",
                                100 * (1 + found.margin())));
            }
        }
        Tools.labelled(out, "Cost", counting.cost());
        if (all.size() > kept.size()) {
            FindsFile.write(file, all);
        }
        Tools.labelled(out, "Kept", (all.size() - kept.size()) + " new in " + file + ", which has " + all.size()
                + "; they were looked for, so nothing follows about how often");
    }

    private void keep(WorstCaseSearch.Found found, CellMargin margin, String policy, List<Find> all, PrintWriter out)
            throws InterruptedException {
        Finding worst = worst(margin, margin.play(variation(found)));
        Find find = new Find(name(all), setting.scenario(), setting.fault(), worst.hazard(), found.margin(), policy,
                found.u());
        boolean known = all.stream().anyMatch(one -> one.isEpisodeOf(find));
        if (!known) {
            all.add(find);
        }
        Tools.labelled(out, known ? "Known" : "Found",
                String.format(Locale.ROOT, "%s  %s %.4g %s, limit %.4g %s, %s", known ? "" : find.name(),
                        worst.hazard().id(), worst.measured(), worst.unit(), worst.limit(), worst.unit(),
                        worst.where()));
    }

    private static Variation variation(WorstCaseSearch.Found found) {
        return Variation.of(found.u().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Finding worst(CellMargin margin, EpisodeRecord record) {
        return record.findings().stream()
                .filter(finding -> margin.hazard().isEmpty() || margin.hazard().get() == finding.hazard()).findFirst()
                .orElseThrow(() -> new IllegalStateException("episode [" + margin.episode().id()
                        + "] was found unsafe and is safe when it is played again; the policy is not deterministic"));
    }

    /// Return the first name that no find of this scene has.
    private String name(List<Find> all) {
        String scene = Find.scene(setting.scenario(), setting.fault());
        int number = 1;
        while (isTaken(scene + "/found-" + number, all)) {
            number++;
        }
        return scene + "/found-" + number;
    }

    private static boolean isTaken(String name, List<Find> all) {
        return all.stream().anyMatch(find -> find.name().equals(name));
    }
}
