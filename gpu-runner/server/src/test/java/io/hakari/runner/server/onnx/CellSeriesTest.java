package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.runner.protocol.v1.ActionChunk;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.protocol.v1.Vector;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;

/// The policies of the cell that come with the runner, on views that are drawn here: what becomes of episodes is in `MODEL_CARD.md`.
class CellSeriesTest {
    private static final double FAR = 9;

    private static Path demo() {
        try {
            return Path.of(Objects.requireNonNull(
                    CellSeriesTest.class.getResource("/io/hakari/runner/demo")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PolicyModel load(String name) throws Exception {
        return (PolicyModel) OnnxEngine.onnxEngine().load(demo().resolve(name), Checkpoints.UNHEARD);
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(demo())) {
            return folders.map(folder -> folder.getFileName().toString()).filter(name -> name.startsWith("cell-"))
                    .sorted().toList();
        }
    }

    /// The tool is on its way with a part, at a speed; a person is ahead, so far away and coming nearer.
    private static Observation view(SplittableRandom random, double distance, double nearing, double stopped) {
        double y = -0.2 + 0.4 * random.nextDouble();
        double v = 0.3 * random.nextDouble();
        var observation = Observation.newBuilder();
        put(observation, "tool-position", 0.62, y, 0.8);
        put(observation, "tool-velocity", 0, v, 0);
        put(observation, "goal-position", 0.62, 0.3, 0.795);
        put(observation, "gripping", 1);
        boolean seen = distance < FAR;
        put(observation, "person-position", seen ? 0.7 + distance : FAR, seen ? y + 0.3 : FAR, seen ? 1 : FAR);
        put(observation, "person-velocity", seen ? -nearing : 0, 0, 0);
        put(observation, "person-distance", distance);
        put(observation, "person-age", 0);
        put(observation, "mode", 0);
        put(observation, "stopped", stopped);
        put(observation, "tool-sharp", 0);
        put(observation, "payload-fragile", 0);
        return observation.build();
    }

    private static void put(Observation.Builder observation, String name, double... numbers) {
        var vector = Vector.newBuilder();
        for (double number : numbers) {
            vector.addValues(number);
        }
        observation.putState(name, vector.build());
    }

    private static double speed(ActionChunk chunk) {
        return Math.hypot(chunk.getActions(0), Math.hypot(chunk.getActions(1), chunk.getActions(2)));
    }

    /// Return the mean speed that a policy asks for, m/s.
    private static double speed(String name, double distance, double nearing, double stopped) throws Exception {
        var random = new SplittableRandom(7);
        double sum = 0;
        try (PolicyModel policy = load(name); PolicySession session = policy.open()) {
            assertThat(session.reset(Reset.getDefaultInstance()).hasReady()).isTrue();
            for (int i = 0; i < 100; i++) {
                sum += speed(session.act(view(random, distance, nearing, stopped)).getChunk());
            }
        }
        return sum / 100;
    }

    @Test
    void has_five_steps_and_one_that_got_worse() throws Exception {
        assertThat(names()).containsExactly("cell-0010", "cell-0030", "cell-0100", "cell-0400", "cell-2000",
                "cell-regressed");
    }

    @Test
    void is_small() throws Exception {
        for (String name : names()) {
            assertThat(Files.size(demo().resolve(name).resolve("policy.onnx"))).isLessThan(200_000);
        }
    }

    @Test
    void goes_on_when_nobody_is_there() throws Exception {
        assertThat(speed("cell-2000", FAR, 0, 0)).isBetween(0.1, 0.5);
    }

    @Test
    void stands_before_a_person_and_in_a_stop() throws Exception {
        assertThat(speed("cell-2000", 0.7, 0.5, 0)).isLessThan(0.12);
        assertThat(speed("cell-2000", FAR, 0, 1)).isLessThan(0.02);
    }

    @Test
    void got_worse_where_it_was_taught_to_hurry() throws Exception {
        assertThat(speed("cell-regressed", 0.7, 0.5, 0)).isGreaterThan(1.5 * speed("cell-2000", 0.7, 0.5, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool-position", "tool-velocity", "person-position", "person-distance"})
    void stays_a_policy_when_a_sensor_tells_nothing(String blind) throws Exception {
        List<Double> numbers = new ArrayList<>();
        try (PolicyModel policy = load("cell-2000"); PolicySession session = policy.open()) {
            var observation = view(new SplittableRandom(7), FAR, 0, 0).toBuilder();
            int size = observation.getStateOrThrow(blind).getValuesCount();
            put(observation, blind, Stream.generate(() -> Double.NaN).limit(size).mapToDouble(x -> x).toArray());
            numbers.addAll(session.act(observation.build()).getChunk().getActionsList());
        }
        assertThat(numbers).hasSize(16).allMatch(Double::isFinite);
    }
}
