package io.hakari.runner.server.policy;

import static io.hakari.runner.server.policy.Policies.RESET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.protobuf.ByteString;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.Image;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Vector;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;

/// Tiny policies with random weights, as LeRobot saves them, behind the bridge in LeRobot's own Python.
///
/// Skipped by name where `HAKARI_LEROBOT_PYTHON` names no Python with `lerobot[diffusion]` and `grpcio-tools`.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeRobotTest {
    private static final int SIDE = 64;

    @TempDir
    private static Path folder;

    private static Path module(String name) {
        return Path.of(System.getProperty("hakari.module", "."), "../policy").resolve(name).toAbsolutePath()
                .normalize();
    }

    private static String python() {
        Optional<String> named = Optional.ofNullable(System.getenv("HAKARI_LEROBOT_PYTHON"));
        assumeTrue(named.isPresent(), "skipped: no Python with lerobot[diffusion] and grpcio-tools is named; set the"
                + " variable HAKARI_LEROBOT_PYTHON");
        return named.orElseThrow();
    }

    @BeforeAll
    static void make() throws Exception {
        Path log = folder.resolve("maker.log");
        Process maker = new ProcessBuilder(python(), "-B", module("tests/tiny_lerobot.py").toString(),
                folder.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(maker.waitFor()).as(Files.readString(log)).isZero();
    }

    private static Process bridge(String kind, Path socket, String settings) throws IOException {
        var bridge = new ProcessBuilder(python(), "-B", "-m", "hakari_policy", "--policy",
                "hakari_policy.lerobot:LeRobot", "--checkpoint", folder.resolve(kind).toString(), "--listen",
                "unix:" + socket, "--set", "state=observation.state=" + settings, "--set",
                "camera=observation.images.front=front").directory(module(".").toFile())
                .redirectError(folder.resolve(kind + ".log").toFile());
        return bridge.start();
    }

    private static Path socket(String kind) {
        return Path.of(System.getProperty("java.io.tmpdir"),
                "hakari-" + kind + "-" + ProcessHandle.current().pid() + ".sock");
    }

    private static Observation seen(long step, double x) {
        return Observation.newBuilder().setStep(step)
                .putState("tcp-position", Vector.newBuilder().addAllValues(List.of(x, -0.25, 1.0)).build())
                .putState("gripper", Vector.newBuilder().addValues(0.04).build())
                .putImages("front", Image.newBuilder().setWidth(SIDE).setHeight(SIDE).setMediaType("image/x-rgb")
                        .setContent(ByteString.copyFrom(new byte[SIDE * SIDE * 3])).build())
                .build();
    }

    /// As LeRobot's own chunk lengths say: of ACT the chunk, of diffusion the steps that are acted on.
    @ParameterizedTest
    @CsvSource({"act, 5", "diffusion, 4"})
    void a_policy_is_reset_and_acts_the_same_again(String kind, int horizon) throws Exception {
        Path socket = socket(kind);
        Process bridge = bridge(kind, socket, "tcp-position+gripper");
        try {
            assertThat(bridge.inputReader().readLine()).as(Files.readString(folder.resolve(kind + ".log")))
                    .isEqualTo("unix:" + socket);
            try (PolicyModel policy = Policies.loaded("lerobot:unix:" + socket + "?timeout=60");
                    PolicySession session = policy.open()) {
                assertThat(policy.properties().get("metadata")).matches(kind + " [0-9a-f]{64}");
                List<Double> first = episode(session, horizon);
                assertThat(episode(session, horizon)).isEqualTo(first);
                assertThatThrownBy(() -> session.act(seen(3, 0.5).toBuilder().removeState("gripper").build()))
                        .isInstanceOf(ModelException.class).hasMessage(
                                "policy failed: ValueError: observation has no state [gripper]; it has [tcp-position]");
                bridge.toHandle().destroyForcibly();
                bridge.waitFor();
                assertThatThrownBy(() -> session.act(seen(4, 0.5))).isInstanceOf(ModelException.class)
                        .hasMessageContaining("bridge was lost");
            }
        } finally {
            bridge.destroyForcibly();
            Files.deleteIfExists(socket);
        }
    }

    /// Return the actions of two observations; those after one that is no number are none either, and the world sees them.
    private static List<Double> episode(PolicySession session, int horizon) throws Exception {
        ActEvent ready = session.reset(RESET);
        assertThat(ready.getReady().getSeeded()).isTrue();
        List<Double> actions = session.act(seen(0, 0.5)).getChunk().getActionsList();
        assertThat(actions).hasSize(3 * horizon).allSatisfy(value -> assertThat(value).isFinite());
        List<Double> others = session.act(seen(1, 0.9)).getChunk().getActionsList();
        assertThat(others).hasSize(3 * horizon).isNotEqualTo(actions);
        assertThat(session.act(seen(2, Double.NaN)).getChunk().getActionsList()).hasSize(3 * horizon)
                .containsOnly(Double.NaN);
        return List.copyOf(actions);
    }

    @Test
    void keys_that_the_policy_does_not_read_are_told_before_it_is_loaded() throws Exception {
        Process bridge = new ProcessBuilder(python(), "-B", "-m", "hakari_policy", "--policy",
                "hakari_policy.lerobot:LeRobot", "--checkpoint", folder.resolve("act").toString(), "--listen",
                "127.0.0.1:0").directory(module(".").toFile()).start();
        assertThat(bridge.inputReader().lines()).isEmpty();
        assertThat(bridge.errorReader().lines().reduce((_, last) -> last)).hasValue("policy [" + folder.resolve("act")
                + "] reads [observation.images.front, observation.state], and the settings state and camera give [];"
                + " name the same keys");
        assertThat(bridge.waitFor()).isEqualTo(1);
    }
}
