package io.hakari.runner.server.managed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineProcessTest {
    private static final Duration GRACE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    /// A program that starts an engine and then only waits to be killed.
    public static final class Parent {
        private Parent() {
        }

        /// Start the engine whose command the arguments are.
        public static void main(String[] arguments) throws Exception {
            EngineProcess.start(List.of(arguments), Map.of(), GRACE, System.out::println);
            Thread.currentThread().join();
        }
    }

    @Test
    void an_engine_and_its_workers_end_when_their_runner_is_killed() throws Exception {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Parent.class.getName(), "sh", "-c", "trap '' TERM; sleep 1000 & echo $$ $!; wait");
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process parent = builder.redirectErrorStream(true).start();
        String[] pids = parent.inputReader().readLine().split(" ");
        assertThat(pids).hasSize(2).allMatch(pid -> ProcessHandle.of(Long.parseLong(pid)).isPresent());
        parent.destroyForcibly();
        for (String pid : pids) {
            awaitEnd(pid);
        }
    }

    private static void awaitEnd(String pid) throws Exception {
        var process = ProcessHandle.of(Long.parseLong(pid));
        if (process.isPresent()) {
            process.get().onExit().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void workers_that_an_engine_leaves_behind_are_killed() throws Exception {
        Path pid = folder.resolve("pid");
        var engine = EngineProcess.start(List.of("sh", "-c", "sleep 1000 & echo $! > " + pid + "; echo bye; exit 7"),
                Map.of(), GRACE, _ -> {});
        assertThat(engine.endsWithin(Duration.ofMinutes(1))).isTrue();
        assertThat(engine.fate()).isEqualTo("ended with status [7]; its last words: bye");
        awaitEnd(Files.readString(pid).strip());
        engine.stop();
    }
}
