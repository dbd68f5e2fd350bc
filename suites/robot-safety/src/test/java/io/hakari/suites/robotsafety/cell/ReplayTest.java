package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;

import io.hakari.exchange.Vector;
import io.hakari.yaml.Node;

/// The same episode in JVMs of its own, each compiling in another way, gives the same bits.
class ReplayTest {
    private static final String HERE = EpisodeDigest.digest();

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation",
            "-Xcomp -XX:TieredStopAtLevel=1",
            "-XX:UseAVX=0 -XX:-UseFMA -XX:-UseSuperWord", "-XX:+UseSerialGC -XX:hashCode=2"})
    void every_mode_of_the_JVM_gives_the_same_digest(String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockExperimentalVMOptions"));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-classpath", classPath(), EpisodeDigest.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).last().isEqualTo(HERE);
    }

    private static String classPath() {
        return Stream.of(EpisodeDigest.class, Simulation.class, Vector.class, Node.class, LoadSettings.class)
                .map(ReplayTest::place)
                .distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
