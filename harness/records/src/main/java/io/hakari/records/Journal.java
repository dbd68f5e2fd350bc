package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apiguardian.api.API;

import io.hakari.metric.Scores;
import io.hakari.suite.Task;

/// One run's file of events, to which lines are only ever added.
///
/// When `append` returns, the operating system has the line: a killed process loses no trial that was appended. The
/// device has it about a second later, and at the latest when the run is sealed or the journal closed.
///
/// A journal is used by many threads at once. One process at a time writes it.
@API(status = EXPERIMENTAL, since = "0.1")
public final class Journal implements AutoCloseable {
    private static final long SECONDS_BETWEEN_SYNCS = 1;

    private final RunFolder folder;
    private final RunHeader header;
    private final RunLock lock;
    private final JournalSink sink;
    private final GroupCommit commit;
    private final Held held;
    private final CountDownLatch closing = new CountDownLatch(1);
    /// Guarded by `held`, with which it always agrees.
    private long bytes;

    private Journal(RunFolder folder, RunHeader header, RunLock lock, JournalSink sink, Held held, long bytes) {
        this.folder = folder;
        this.header = header;
        this.lock = lock;
        this.sink = sink;
        this.held = held;
        this.bytes = bytes;
        this.commit = new GroupCommit(sink, this::written, this::unwritable);
        Thread.ofPlatform().daemon().name("hakari-journal-sync").start(this::syncNowAndThen);
    }

    /// Begin the journal of a new run in a folder of its own.
    ///
    /// @throws JournalException when the folder exists already or cannot be written
    public static Journal create(Path runs, RunHeader header) {
        return create(runs, header, JournalSink::appendingTo);
    }

    /// Continue a run that was not sealed, without what a crash left half written.
    ///
    /// @throws JournalException when the run is sealed, locked by another process or damaged before its last line
    public static Journal resume(Path folder) {
        return resume(folder, JournalSink::appendingTo);
    }

    /// Return the run's folder.
    public Path folder() {
        return folder.path();
    }

    /// Return what was fixed when the run began.
    public RunHeader header() {
        return header;
    }

    /// Add a trial and return when a crash of this process can no longer lose it.
    ///
    /// @throws JournalException when it could not be written; the trials before it are safe
    public void append(TrialRecord trial) {
        commit.append(new GroupCommit.Line(TrialWriter.line(trial), TrialKey.of(trial), TrialLines.settled(trial)));
    }

    /// Return whether a trial need not be asked again: it has a score, or the lack of one is not the runner's doing.
    public boolean holds(String task, long ordinal, String sampleId, int attempt) {
        synchronized (held) {
            return held.holds(new TrialKey(task, ordinal, attempt), sampleId);
        }
    }

    /// Return the number of lines that hold a trial.
    public long trials() {
        synchronized (held) {
            return held.lines();
        }
    }

    /// Return the scores of a task as far as they are written when they are read; of a trial asked twice, the later.
    public Scores scores(String task) {
        return scores(task, Task.Design.SIMPLE, Set.of());
    }

    /// Return the scores of a task with the attributes that its design looks at.
    public Scores scores(String task, Task.Design design) {
        return scores(task, design, Set.of());
    }

    /// Return the scores of a task with the attributes that its design looks at, and findings by their names.
    public Scores scores(String task, Task.Design design, Set<String> findings) {
        return new JournalScores(task, design, findings, consumer -> {
            Held.Latest latest;
            long end;
            synchronized (held) {
                latest = held.latest();
                end = bytes;
            }
            try (JournalLines lines = JournalLines.open(folder.journal(), end)) {
                consumer.accept(lines, latest);
            }
        });
    }

    /// Finish the run: write its record, after which nothing can be appended.
    public RunRecord seal(Instant sealed, List<TaskRecord> tasks, List<MetricRecord> summaries,
            Optional<Judgement> judgement) {
        return seal(sealed, new RunRecord.Measured(tasks, summaries, List.of()), judgement, Optional.empty());
    }

    /// Finish the run with all that is known of it.
    public RunRecord seal(Instant sealed, RunRecord.Measured measured, Optional<Judgement> judgement,
            Optional<EnergyRecord> energy) {
        commit.fail(
                new JournalException("journal [" + folder.journal() + "] is sealed; a new run needs a new journal"));
        try {
            sink.sync();
            RunRecord run = new RunRecord(header, sealed, measured.tasks(), measured.summaries(), judgement, trials(),
                    folder.journalSha256(), energy, measured.ablations());
            RecordFile.write(folder.record(), run);
            lock.remove();
            return run;
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        synchronized (closing) {
            if (closing.getCount() == 0) {
                return;
            }
            closing.countDown();
        }
        commit.fail(new JournalException("journal [" + folder.journal() + "] is closed"));
        try (lock; sink) {
            sink.sync();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    static Journal create(Path runs, RunHeader header, SinkOpener opener) {
        RunFolder folder = new RunFolder(runs.resolve(header.id()));
        if (!runs.normalize().equals(folder.path().normalize().getParent())) {
            throw new JournalException("run id [" + header.id() + "] is no name of a folder");
        }
        try {
            Files.createDirectories(runs);
            if (Files.exists(folder.path())) {
                throw new JournalException("run folder [" + folder.path()
                        + "] exists already; a run never overwrites another: resume it or give the run another id");
            }
            Files.createDirectory(folder.path());
            LineBytes first = HeaderLine.of(header);
            RunFolder.writeWhole(folder.journal(), Arrays.copyOf(first.array(), first.length()));
            return open(folder, header, RunLock.take(folder), new Held(), first.length(), opener);
        } catch (IOException e) {
            throw unwritable(folder, 0, e);
        }
    }

    static Journal resume(Path path, SinkOpener opener) {
        RunFolder folder = new RunFolder(path);
        if (!Files.exists(folder.journal())) {
            throw new JournalException("folder [" + path + "] has no journal; name the folder of a run");
        }
        try {
            RunLock lock = RunLock.take(folder);
            try {
                return resume(folder, lock, opener);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(folder, 0, e);
        }
    }

    private static Journal resume(RunFolder folder, RunLock lock, SinkOpener opener) throws IOException {
        if (folder.sealed()) {
            throw new JournalException(
                    "run [" + folder.path() + "] is sealed and cannot be continued; weighing again makes a new run");
        }
        Held held = new Held();
        try (JournalLines lines = JournalLines.open(folder.journal())) {
            RunHeader header = HeaderLine.readToContinue(lines, folder.journal());
            long end = lines.offset() + lines.length() + 1;
            while (lines.next() && (lines.intact() || !tornTail(lines))) {
                hold(lines, held);
                end = lines.offset() + lines.length() + 1;
            }
            cut(folder.journal(), end);
            return open(folder, header, lock, held, end, opener);
        }
    }

    /// Only the last line may be half written; anywhere else something has changed what was written.
    private static boolean tornTail(JournalLines lines) {
        if (!lines.last()) {
            throw lines.corrupt();
        }
        return true;
    }

    private static void hold(JournalLines lines, Held held) {
        TrialLines.Head head = TrialLines.head(lines);
        boolean settled = head.scored() || TrialLines.settled(TrialLines.trial(lines));
        held.add(head.key(), settled, head.sampleId());
    }

    private static void cut(Path journal, long end) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            if (file.length() > end) {
                file.setLength(end);
                file.getFD().sync();
            }
        }
    }

    private static Journal open(RunFolder folder, RunHeader header, RunLock lock, Held held, long bytes,
            SinkOpener opener) throws IOException {
        return new Journal(folder, header, lock, opener.open(folder.journal()), held, bytes);
    }

    private void written(List<GroupCommit.Line> lines) {
        synchronized (held) {
            for (GroupCommit.Line line : lines) {
                held.add(line.key(), line.settled());
                bytes += line.length();
            }
        }
    }

    private void syncNowAndThen() {
        try {
            long synced = 0;
            while (!closing.await(SECONDS_BETWEEN_SYNCS, TimeUnit.SECONDS)) {
                long trials = trials();
                if (trials != synced) {
                    sink.sync();
                    synced = trials;
                }
            }
        } catch (IOException e) {
            commit.fail(unwritable(e));
        } catch (InterruptedException _) {
            // Nobody but the end of the process interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    private JournalException unwritable(IOException cause) {
        return unwritable(folder, trials(), cause);
    }

    private static JournalException unwritable(RunFolder folder, long trials, IOException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("No space left on device") || full(folder)) {
            return new JournalException("no space left on device for journal [" + folder.journal()
                    + "]; free space and run again: " + trials + (trials == 1 ? " trial is safe" : " trials are safe"),
                    cause);
        }
        return new JournalException("journal [" + folder.journal() + "] cannot be written: " + message
                + "; the " + trials + " trials before are safe", cause);
    }

    /// Ask the device itself too: the operating system words its messages in the user's language.
    private static boolean full(RunFolder folder) {
        try {
            return Files.getFileStore(folder.path()).getUsableSpace() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// Opens what the lines are written to.
    interface SinkOpener {
        JournalSink open(Path journal) throws IOException;
    }
}
