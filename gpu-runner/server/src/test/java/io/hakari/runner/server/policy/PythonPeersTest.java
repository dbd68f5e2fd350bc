package io.hakari.runner.server.policy;

import static io.hakari.runner.server.policy.Policies.RESET;
import static io.hakari.runner.server.policy.Policies.observation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.runner.protocol.v1.ActionChunk;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Vector;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;

/// The clients against servers made of the packages that openpi and GR00T use, and against the bridge.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PythonPeersTest {

    @Test
    void openpi_over_websockets_and_msgpack() throws Exception {
        try (PythonPeers peer = PythonPeers.start("websockets, msgpack, numpy",
                List.of(PythonPeers.script("openpi_peer.py")));
                PolicyModel policy = Policies
                        .loaded("openpi:ws://127.0.0.1:" + peer.firstLine() + "?" + Policies.LIBERO);
                PolicySession session = policy.open()) {
            assertThat(policy.properties().get("metadata")).contains("peer");
            session.reset(RESET);
            ActionChunk chunk = session.act(observation(0)).getChunk();
            assertThat(chunk.getWidth()).isEqualTo(4);
            assertThat(chunk.getActionsList()).containsExactly(0.5, -0.25, 1.0, (double) 0.04f, 1.0, -0.5, 2.0,
                    Double.NaN);
            assertThat(chunk.getTimingMsMap()).containsEntry("policy_timing.infer_ms", 1.25)
                    .containsKey("server_timing.infer_ms");
            session.reset(RESET.toBuilder().setInstruction("boom").build());
            assertThatThrownBy(() -> session.act(observation(1))).isInstanceOf(ModelException.class)
                    .hasMessage("[pi0-libero@a1b2]: policy server failed: ValueError: no such thing");
            session.reset(RESET);
            assertThat(session.act(observation(2)).hasChunk()).isTrue();
        }
    }

    @Test
    void groot_over_zeromq() throws Exception {
        try (PythonPeers peer = PythonPeers.start("zmq, msgpack, numpy",
                List.of(PythonPeers.script("groot_peer.py")));
                PolicyModel policy = Policies.loaded("groot:tcp://127.0.0.1:" + peer.firstLine()
                        + "?checkpoint=gr00t@n15&state.state.arm=tcp-position&camera.video.front=front"
                        + "&prompt=language.task&actions=action.arm+action.hand&timeout=20");
                PolicySession session = policy.open()) {
            session.reset(RESET);
            ActionChunk chunk = session.act(observation(0)).getChunk();
            assertThat(chunk.getWidth()).isEqualTo(4);
            assertThat(chunk.getActionsList()).containsExactly(0.5, -0.25, 1.0, 1.0, 1.0, -0.5, 2.0, 1.0);
            session.reset(RESET.toBuilder().setInstruction("boom").build());
            assertThatThrownBy(() -> session.act(observation(1))).isInstanceOf(ModelException.class)
                    .hasMessage("[gr00t@n15]: policy server failed: no such thing");
            session.reset(RESET);
            assertThat(session.act(observation(2)).hasChunk()).isTrue();
        }
    }

    @Test
    void a_policy_in_its_own_python_over_a_unix_socket(@TempDir Path folder) throws Exception {
        Path bridge = Path.of(System.getProperty("hakari.module", "."), "../policy").toAbsolutePath().normalize();
        Files.writeString(folder.resolve("weights.bin"), "0.5");
        Path socket = Path.of(System.getProperty("java.io.tmpdir"),
                "hakari-" + ProcessHandle.current().pid() + ".sock");
        String start = "import sys; sys.path[:0] = ['" + bridge + "', '" + bridge + "/tests']; "
                + "sys.argv = ['hakari-policy'] + sys.argv[1:]; from hakari_policy.__main__ import main; main()";
        List<String> command = List.of("-c", start, "--policy", "fake:Fake", "--checkpoint",
                folder.resolve("weights.bin").toString(), "--listen", "unix:" + socket, "--set", "factor=3");
        try (PythonPeers peer = PythonPeers.start("grpc, grpc_tools, numpy", command);
                PolicyModel policy = Policies.loaded("lerobot:unix:" + socket + "?timeout=30");
                PolicySession session = policy.open()) {
            assertThat(peer.firstLine()).isEqualTo("unix:" + socket);
            assertThat(policy.properties().get("metadata")).matches("weights.bin [0-9a-f]{64}");
            assertThat(session.reset(RESET).getReady().getSeeded()).isTrue();
            Observation seen = observation(0).toBuilder()
                    .putState("joint-position", Vector.newBuilder().addValues(0.1).addValues(-1).build())
                    .build();
            ActionChunk chunk = session.act(seen).getChunk();
            assertThat(chunk.getWidth()).isEqualTo(2);
            assertThat(chunk.getActionsList()).containsExactly(0.1, -1.0, 0.1 * 3, -3.0, 270.0, 270.0);
            assertThatThrownBy(() -> session.act(seen.toBuilder().setStep(13).build()))
                    .isInstanceOf(ModelException.class).hasMessage("policy failed: ValueError: unlucky");
            assertThat(session.act(seen.toBuilder().setStep(14).clearImages().build()).getChunk().getActionsList())
                    .endsWith(Double.NaN, Double.NaN);
            assertThat(session.reset(RESET.toBuilder().setInstruction("刃物を渡す").build()).getDeclined().getWords())
                    .isEqualTo("no knives");
        } finally {
            Files.deleteIfExists(socket);
        }
    }
}
