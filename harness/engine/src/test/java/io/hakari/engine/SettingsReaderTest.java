package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.ConfigurationParameters;

class SettingsReaderTest {

    @Test
    void nothing_said_means_the_defaults() {
        assertThat(read(Map.of())).isEqualTo(new Settings("local:demo", List.of(), Optional.empty(),
                Path.of("target/hakari"), Path.of("target/hakari/blobs"), Optional.empty(), Optional.empty(),
                Optional.empty(), 20_260_401,
                OptionalLong.empty(), 64, 2, 0));
    }

    @Test
    void everything_said_is_heard() {
        Map<String, String> said = new HashMap<>(Map.of("hakari.runner", "grpc://gpu-07:50051", "hakari.checkpoints",
                "a, b", "hakari.baseline", "a", "hakari.runs", "runs", "hakari.seed", "-7", "hakari.limit", "10",
                "hakari.in-flight", "8", "hakari.parallel-tasks", "4", "hakari.list-samples", "3"));
        said.put("hakari.policy", "release.yaml");
        said.put("hakari.waivers", "waivers.yaml");
        said.put("hakari.noise", "noise.json");
        assertThat(read(said)).isEqualTo(new Settings("grpc://gpu-07:50051", List.of("a", "b"), Optional.of("a"),
                Path.of("runs"), Path.of("runs/blobs"), Optional.of(Path.of("release.yaml")),
                Optional.of(Path.of("waivers.yaml")),
                Optional.of(Path.of("noise.json")), -7, OptionalLong.of(10), 8, 4, 3));
    }

    @Test
    void every_mistake_is_told() {
        assertThat(problems(Map.of("hakari.checkpoints", "a,a", "hakari.seed", "x", "hakari.limit", "0",
                "hakari.in-flight", "99999999999", "hakari.parallel-tasks", "two")))
                .containsExactly("hakari.checkpoints names [a] twice; name each checkpoint once",
                        "hakari.seed [x] must be a whole number, such as 64", "hakari.limit [0] must be at least 1",
                        "hakari.in-flight [99999999999] must be at most 2147483647",
                        "hakari.parallel-tasks [two] must be a whole number, such as 64");
    }

    @Test
    void a_candidate_that_is_its_own_baseline_is_a_mistake() {
        assertThat(problems(Map.of("hakari.checkpoints", "a,b", "hakari.baseline", "b"))).containsExactly(
                "hakari.baseline names [b], which is the candidate itself; name an earlier checkpoint or a run folder");
    }

    private static Settings read(Map<String, String> parameters) {
        return new SettingsReader(new Parameters(parameters)).read();
    }

    private static List<String> problems(Map<String, String> parameters) {
        var reader = new SettingsReader(new Parameters(parameters));
        reader.read();
        return reader.problems();
    }

    private record Parameters(Map<String, String> values) implements ConfigurationParameters {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public Optional<Boolean> getBoolean(String key) {
            return get(key).map(Boolean::valueOf);
        }

        @Override
        public Set<String> keySet() {
            return values.keySet();
        }
    }
}
