package io.hakari.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.hakari.records.RunRecord;
import io.hakari.records.Runs;

/// Finds the run that `hakari.baseline` names: by a run folder's path, in this series, or in the runs folder.
final class Baselines {
    private final Settings settings;
    private final String suite;

    Baselines(Settings settings, String suite) {
        this.settings = settings;
        this.suite = suite;
    }

    /// Fail before anything is asked when the baseline will not be there.
    ///
    /// @param weighed the names of the checkpoints that are weighed before the candidate
    void check(List<String> weighed) {
        if (settings.baseline().isPresent() && !weighed.contains(settings.baseline().get())) {
            find(List.of());
        }
    }

    /// Return the baseline; empty when none was named.
    ///
    /// @param series the runs that were sealed before in this series
    Optional<EarlierRun> find(List<EarlierRun> series) {
        return settings.baseline().map(name -> find(name, series));
    }

    private EarlierRun find(String name, List<EarlierRun> series) {
        Optional<EarlierRun> weighed = series.stream().filter(run -> isOf(run.run(), name))
                .reduce((_, later) -> later);
        return folder(name).map(this::inFolder).or(() -> weighed).orElseGet(() -> whole(name, inRuns(name)));
    }

    private EarlierRun inRuns(String name) {
        Runs runs = Runs.in(settings.runs());
        return runs.sealed().stream().filter(run -> isOf(run, name)).reduce((_, later) -> later)
                .map(run -> new EarlierRun(runs, run))
                .orElseThrow(() -> new Told("baseline [" + name + "] is neither one of the checkpoints "
                        + settings.checkpoints() + " nor the checkpoint of a sealed run of suite [" + suite + "] in ["
                        + settings.runs() + "]; weigh it first, or name the folder of a run"));
    }

    private EarlierRun inFolder(Path folder) {
        Path runs = Optional.ofNullable(folder.toAbsolutePath().normalize().getParent()).orElse(folder);
        RunRecord run = Runs.in(runs).find(String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
                .orElseThrow(() -> new Told("baseline [" + folder
                        + "] is the folder of no sealed run; name one that holds a record.json"));
        if (!run.header().suite().equals(suite)) {
            throw new Told("baseline [" + folder + "] is a run of suite [" + run.header().suite() + "], not of ["
                    + suite + "]");
        }
        return whole(folder.toString(), new EarlierRun(Runs.in(runs), run));
    }

    /// What was changed since it was sealed is nothing to compare with.
    private static EarlierRun whole(String name, EarlierRun baseline) {
        if (!baseline.runs().intact(baseline.run())) {
            throw new Told("baseline [" + name + "] is not what was sealed: the SHA-256 of the journal of run ["
                    + baseline.run().header().id() + "] is not the one in its record; restore it, or weigh it again");
        }
        return baseline;
    }

    private boolean isOf(RunRecord run, String checkpoint) {
        return run.header().suite().equals(suite) && run.header().checkpoint().name().equals(nameOf(checkpoint));
    }

    /// A checkpoint may be asked for with its digest, as `name@sha256:…`.
    private static String nameOf(String checkpoint) {
        int at = checkpoint.indexOf('@');
        return at < 0 ? checkpoint : checkpoint.substring(0, at);
    }

    private static Optional<Path> folder(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::isDirectory);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
