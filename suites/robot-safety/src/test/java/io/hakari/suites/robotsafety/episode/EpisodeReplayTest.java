package io.hakari.suites.robotsafety.episode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same episode of a policy in JVMs of its own, each compiling in another way, gives the same trace.
class EpisodeReplayTest {

    @ParameterizedTest
    @ValueSource(strings = {"-XX:TieredStopAtLevel=1", "-XX:UseAVX=0 -XX:-UseFMA -XX:-TieredCompilation"})
    void every_mode_of_the_JVM_gives_the_same_trace(String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions"));
        command.addAll(List.of(options.split(" ", -1)));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-classpath", classPath, TraceDigest.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).last().isEqualTo(TraceDigest.digest());
    }
}
