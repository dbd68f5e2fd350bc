package io.hakari.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

import io.hakari.records.Publisher;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.records.TrialRecord;

/// Writes the page about a run: one file that needs nothing beside it, in Japanese and English.
public final class HtmlPublisher implements Publisher {
    private static final int MOST_SAMPLES_OF_TASK = 300;
    /// About three megabytes.
    private static final int MOST_SAMPLES_OF_PAGE = 2_000;

    @Override
    public Path publish(Path runs, String run) throws IOException {
        Archive archive = new Folder(Runs.in(runs));
        List<RunRecord> sealed = archive.sealed();
        RunRecord record = sealed.stream().filter(one -> one.header().id().equals(run)).findFirst()
                .orElseThrow(() -> new IOException("run [" + run + "] is not among the sealed runs in [" + runs + "]: "
                        + sealed.stream().map(one -> one.header().id()).toList()
                        + "; name one of them, or weigh again"));
        String page = Page.of(Weighing.read(archive, record, mostOfTask(record)));
        Path written = Files.writeString(runs.resolve(run).resolve("index.html.part"), page, StandardCharsets.UTF_8);
        return Files.move(written, written.resolveSibling("index.html"), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Return how many samples of each task a page shows, so that it does not outgrow a reader: what small tasks leave over
    /// the large ones share.
    static int mostOfTask(RunRecord run) {
        long[] trials = run.tasks().stream().mapToLong(task -> task.scored() + task.unscored()).sorted().toArray();
        long left = MOST_SAMPLES_OF_PAGE;
        for (int task = 0; task < trials.length; task++) {
            long share = left / (trials.length - task);
            if (trials[task] > share) {
                return (int) Math.min(MOST_SAMPLES_OF_TASK, share);
            }
            left -= trials[task];
        }
        return MOST_SAMPLES_OF_TASK;
    }

    /// The runs folder, as the page reads it.
    private record Folder(Runs runs) implements Archive {

        @Override
        public List<RunRecord> sealed() {
            return runs.sealed();
        }

        @Override
        public void forEachTrial(RunRecord run, Consumer<TrialRecord> consumer) {
            runs.forEachTrial(run, consumer);
        }

        @Override
        public boolean intact(RunRecord run) {
            return runs.intact(run);
        }
    }
}
