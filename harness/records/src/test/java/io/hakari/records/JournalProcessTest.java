package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds between processes: the lock, and that a killed one loses nothing it was told is safe.
class JournalProcessTest {
    private static final int THREADS = 4;
    private static final long PER_THREAD = 1_000_000;

    @TempDir
    Path runs;

    @Test
    void a_killed_process_loses_no_trial_it_was_told_is_safe() throws Exception {
        for (int acknowledged : new int[]{1, 500, 5_000}) {
            Path folder = runs.resolve("run-" + acknowledged);
            List<Long> safe = killAfter(acknowledged);
            assertThat(safe).hasSizeGreaterThanOrEqualTo(acknowledged);
            try (Journal journal = Journal.resume(folder)) {
                assertThat(safe)
                        .allMatch(ordinal -> journal.holds("counters", ordinal, Examples.sampleId(ordinal), 1));
                assertThat(journal.trials()).isGreaterThanOrEqualTo(safe.size());
                journal.append(Examples.trial(THREADS * PER_THREAD));
            }
            Journal.resume(folder).close();
        }
    }

    @Test
    void a_journal_is_locked_for_other_processes() throws Exception {
        Process process = start("run");
        try {
            process.inputReader().readLine();
            Path folder = runs.resolve("run");
            assertThatThrownBy(() -> Journal.resume(folder)).isInstanceOf(JournalException.class)
                    .hasMessage("journal [" + folder.resolve("journal.jsonl") + "] is locked by another process;"
                            + " wait until that run ends, or weigh into another runs folder");
        } finally {
            process.destroyForcibly().waitFor();
        }
        Journal.resume(runs.resolve("run")).close();
    }

    private List<Long> killAfter(int acknowledged) throws Exception {
        List<Long> safe = new ArrayList<>();
        Process process = start("run-" + acknowledged);
        try (BufferedReader output = process.inputReader()) {
            while (safe.size() < acknowledged) {
                safe.add(Long.parseLong(String.valueOf(output.readLine())));
            }
            // The handle's way to kill leaves the output open to be read to its end.
            process.toHandle().destroyForcibly();
            process.waitFor();
            // The last line may have been cut in two by the kill.
            List<String> rest = new ArrayList<>(output.lines().toList());
            rest.stream().limit(Math.max(0, rest.size() - 1)).map(Long::parseLong).forEach(safe::add);
        }
        return safe;
    }

    private Process start(String run) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"),
                Writer.class.getName(), runs.toString(), run).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /// Appends from several threads for ever and prints the ordinal of what is safe.
    static final class Writer {
        private Writer() {
        }

        public static void main(String[] arguments) {
            PrintStream safe = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
            try (Journal journal = Journal.create(Path.of(arguments[0]), Examples.header(arguments[1]))) {
                List<Thread> threads = new ArrayList<>();
                for (long thread = 0; thread < THREADS; thread++) {
                    long first = thread * PER_THREAD;
                    threads.add(Thread.ofPlatform().start(() -> append(journal, first, safe)));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private static void append(Journal journal, long first, PrintStream safe) {
            for (long ordinal = first; ordinal < first + PER_THREAD; ordinal++) {
                journal.append(Examples.trial(ordinal));
                synchronized (safe) {
                    safe.println(ordinal);
                    safe.flush();
                }
            }
        }
    }
}
