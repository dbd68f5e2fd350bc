package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.apiguardian.api.API;

import io.hakari.metric.Scores;
import io.hakari.suite.Task;

/// A folder of run folders, read only.
///
/// It can be read while a run is written.
@API(status = EXPERIMENTAL, since = "0.1")
public final class Runs {
    private final Path runs;

    private Runs(Path runs) {
        this.runs = runs;
    }

    /// Return the runs in a folder, none when it does not exist.
    public static Runs in(Path runs) {
        return new Runs(runs);
    }

    /// Return what was fixed when a run began, sealed or not; its journal may be in use.
    ///
    /// @throws JournalException when the folder holds no journal or its first line cannot be read
    public static RunHeader header(Path folder) {
        Path journal = new RunFolder(folder).journal();
        try (JournalLines lines = JournalLines.open(journal)) {
            return HeaderLine.read(lines, journal);
        }
    }

    /// Return the sealed runs, oldest first.
    ///
    /// @throws JournalException naming the first record that is damaged
    public List<RunRecord> sealed() {
        return folders().stream().filter(RunFolder::sealed).map(folder -> RecordFile.read(folder.record()))
                .sorted(Comparator.comparing((RunRecord run) -> run.header().started())
                        .thenComparing(run -> run.header().id()))
                .toList();
    }

    /// Return the folders of runs that have a journal and no record, by name.
    public List<Path> unsealed() {
        return folders().stream().filter(folder -> !folder.sealed()).map(RunFolder::path).toList();
    }

    /// Return a sealed run by its id.
    ///
    /// @throws JournalException when its record is damaged
    public Optional<RunRecord> find(String runId) {
        return folders().stream().filter(folder -> folder.path().endsWith(runId) && folder.sealed()).findFirst()
                .map(folder -> RecordFile.read(folder.record()));
    }

    /// Return the scores of a task of a sealed run; of a trial asked twice, the later.
    public Scores scores(RunRecord run, String task) {
        return scores(run, task, Task.Design.SIMPLE, Set.of());
    }

    /// Return the scores of a task of a sealed run with the attributes that a design looks at.
    public Scores scores(RunRecord run, String task, Task.Design design) {
        return scores(run, task, design, Set.of());
    }

    /// Return the scores of a task of a sealed run with the attributes that a design looks at, and findings by their names.
    public Scores scores(RunRecord run, String task, Task.Design design, Set<String> findings) {
        return new JournalScores(task, design, findings, consumer -> {
            Held.Latest latest = latest(run);
            try (JournalLines lines = JournalLines.open(folder(run).journal())) {
                consumer.accept(lines, latest);
            }
        });
    }

    /// Hand over every trial of a sealed run in the order of the journal; of a trial asked twice, the later.
    ///
    /// @throws JournalException naming file and line where a line is damaged
    public void forEachTrial(RunRecord run, Consumer<TrialRecord> consumer) {
        Held.Latest latest = latest(run);
        try (JournalLines lines = JournalLines.open(folder(run).journal())) {
            TrialLines.trials(lines, latest, consumer);
        }
    }

    /// Return whether the journal still is, byte for byte, what was sealed.
    public boolean intact(RunRecord run) {
        try {
            return folder(run).journalSha256().equals(run.journalSha256());
        } catch (IOException _) {
            return false;
        }
    }

    /// A run in which every line counts needs no look at the lines beforehand.
    private Held.Latest latest(RunRecord run) {
        Held held = new Held();
        long counted = run.tasks().stream().mapToLong(task -> task.scored() + task.unscored()).sum();
        if (counted != run.trials()) {
            try (JournalLines lines = JournalLines.open(folder(run).journal())) {
                lines.nextIntact();
                while (lines.nextIntact()) {
                    held.add(TrialLines.head(lines).key(), true);
                }
            }
        }
        return held.latest();
    }

    private RunFolder folder(RunRecord run) {
        return new RunFolder(runs.resolve(run.header().id()));
    }

    private List<RunFolder> folders() {
        List<RunFolder> folders = new ArrayList<>();
        if (!Files.isDirectory(runs)) {
            return folders;
        }
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(runs)) {
            for (Path path : paths) {
                RunFolder folder = new RunFolder(path);
                if (Files.exists(folder.journal())) {
                    folders.add(folder);
                }
            }
        } catch (IOException e) {
            throw new JournalException("runs folder [" + runs + "] cannot be read: " + e.getMessage(), e);
        }
        folders.sort(Comparator.comparing(RunFolder::path));
        return folders;
    }
}
