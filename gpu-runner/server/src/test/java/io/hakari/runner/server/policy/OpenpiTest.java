package io.hakari.runner.server.policy;

import static io.hakari.runner.server.policy.Policies.LIBERO;
import static io.hakari.runner.server.policy.Policies.RESET;
import static io.hakari.runner.server.policy.Policies.nothing;
import static io.hakari.runner.server.policy.Policies.observation;
import static io.hakari.runner.server.policy.Policies.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.google.protobuf.ByteString;

import io.hakari.runner.protocol.v1.ActionChunk;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenpiTest {
    private static final List<Double> ACTION = List.of(0.5, -1.0, Double.NaN, 0.0);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private FakeServer server(FakeServer.Script script) throws IOException {
        return server(nothing(), script);
    }

    private FakeServer server(ByteString metadata, FakeServer.Script script) throws IOException {
        var server = new FakeServer(metadata, script);
        opened.add(server);
        return server;
    }

    private PolicySession begun(FakeServer server, String settings) throws Exception {
        PolicyModel policy = Policies.loaded("openpi:" + server.address() + "?" + settings);
        opened.add(policy);
        PolicySession session = policy.open();
        session.reset(RESET);
        return session;
    }

    @Nested
    class An_observation {

        @Test
        void travels_under_the_keys_of_the_settings() throws Exception {
            FakeServer server = server((talk, _, _) -> talk.binary(reply(1, ACTION)));
            begun(server, LIBERO).act(observation(0));
            assertThat(server.heard().getFirst()).isInstanceOfSatisfying(Message.Fields.class, asked -> {
                assertThat(asked.values()).containsOnlyKeys("observation/image", "observation/state", "prompt");
                assertThat(asked.text("prompt")).contains("赤い箱を置く");
                assertThat(array(asked, "observation/image")).isEqualTo(new Numbers(
                        ByteString.copyFrom(new byte[]{1, 2, 3, 4, 5, (byte) 255}), "|u1", List.of(1, 2, 3)));
                assertThat(array(asked, "observation/state"))
                        .isEqualTo(Numbers.of(List.of(0.5, -0.25, 1.0, 0.04), "<f8"));
            });
        }

        @Test
        void that_lacks_a_name_is_refused_and_the_session_goes_on() throws Exception {
            FakeServer server = server((talk, _, _) -> talk.binary(reply(1, ACTION)));
            PolicySession session = begun(server, "checkpoint=a&state.observation/state=joint-position");
            assertThatThrownBy(() -> session.act(observation(0))).isInstanceOfSatisfying(ModelException.class,
                    e -> assertThat(e.code()).isEqualTo(Code.REJECTED))
                    .hasMessage(
                            "observation has no state [joint-position] for the policy's key [observation/state]; it has "
                                    + "[gripper, tcp-position]; correct the policy's settings");
            assertThat(server.heard()).isEmpty();
        }

        private static Numbers array(Message.Fields fields, String key) {
            try {
                return Numbers.openpi(fields.find(key).orElseThrow());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class A_reply {

        @Test
        void is_handed_on_as_it_is_with_the_servers_timing() throws Exception {
            FakeServer server = server((talk, _, _) -> talk.binary(reply(2,
                    List.of(0.5, -1.0, Double.NaN, 0.0, 1.0, 2.0, 3.0, 4.0))));
            ActionChunk chunk = begun(server, LIBERO).act(observation(0)).getChunk();
            assertThat(chunk.getWidth()).isEqualTo(4);
            assertThat(chunk.getActionsList()).containsExactly(0.5, -1.0, Double.NaN, 0.0, 1.0, 2.0, 3.0, 4.0);
            assertThat(chunk.getTimingMsMap()).isEqualTo(Map.of("server_timing.infer_ms", 12.5));
        }

        @Test
        void of_the_other_byte_order_is_read_by_its_own() throws Exception {
            ByteString big = ByteString.copyFrom(new byte[]{0x3f, (byte) 0xc0, 0, 0});
            FakeServer server = server((talk, _, _) -> talk.binary(reply(">f4", big, 1, 1)));
            assertThat(begun(server, LIBERO).act(observation(0)).getChunk().getActionsList()).containsExactly(1.5);
        }

        @Test
        void whose_width_changes_from_step_to_step_is_left_to_the_world() throws Exception {
            FakeServer server = server((talk, number, _) -> talk
                    .binary(reply(1, number == 0 ? ACTION : List.of(1.0, 2.0))));
            PolicySession session = begun(server, LIBERO);
            assertThat(session.act(observation(0)).getChunk().getWidth()).isEqualTo(4);
            assertThat(session.act(observation(1)).getChunk().getWidth()).isEqualTo(2);
        }

        @Test
        void of_python_objects_is_refused() throws Exception {
            FakeServer server = server((talk, _, _) -> talk
                    .binary(reply("|O", ByteString.copyFromUtf8("cos\nsystem"), 1)));
            broken(begun(server, LIBERO), "array has type [|O]; numbers of NumPy are read, such as <f4, and nothing "
                    + "that runs code or has parts");
        }

        @Test
        void that_is_cut_off_or_lies_about_its_length_is_refused() throws Exception {
            ByteString whole = reply(1, ACTION);
            FakeServer cut = server((talk, _, _) -> talk.binary(whole.substring(0, whole.size() - 9)));
            broken(begun(cut, LIBERO), "key [server_timing] lies", "promises", "ends");
            ByteString lie = ByteString.copyFrom(new byte[]{(byte) 0xc6, 0x3b, (byte) 0x9a, (byte) 0xca, 0});
            FakeServer lying = server((talk, _, _) -> talk.binary(lie));
            broken(begun(lying, LIBERO), "message promises [1000000000] bytes and has [0] left");
        }

        @Test
        void of_more_numbers_than_any_robot_takes_is_refused() throws Exception {
            ByteString many = ByteString.copyFrom(new byte[200_000]);
            FakeServer server = server((talk, _, _) -> talk.binary(reply("|u1", many, 2, 100_000)));
            broken(begun(server, LIBERO), "actions have the shape [2, 100000]; at most 100000 numbers are read");
        }

        @Test
        void without_actions_names_what_it_has() throws Exception {
            FakeServer server = server((talk, _, _) -> talk.binary(nothing()));
            broken(begun(server, LIBERO), "reply of the policy server has no [actions]; it has []");
        }

        private static void broken(PolicySession session, String... anyOf) {
            assertThatThrownBy(() -> session.act(observation(0))).isInstanceOfSatisfying(ModelException.class, e -> {
                assertThat(e.code()).isEqualTo(Code.BROKEN);
                assertThat(List.of(anyOf)).anyMatch(words -> String.valueOf(e.getMessage()).contains(words));
            });
        }
    }

    @Nested
    class A_server {

        @Test
        void that_fails_is_quoted_by_the_last_line_of_its_traceback_and_reached_again_by_a_reset() throws Exception {
            FakeServer server = server((talk, number, _) -> {
                if (number == 0) {
                    talk.text("Traceback (most recent call last):\n  File \"x.py\"\nKeyError: 'observation/image'\n");
                    talk.hangUp();
                } else {
                    talk.binary(reply(1, ACTION));
                }
            });
            PolicySession session = begun(server, LIBERO);
            assertThatThrownBy(() -> session.act(observation(0))).isInstanceOf(ModelException.class)
                    .hasMessage("[pi0-libero@a1b2]: policy server failed: KeyError: 'observation/image'");
            assertThatThrownBy(() -> session.act(observation(1))).isInstanceOf(ModelException.class)
                    .hasMessage("policy server was lost in this episode; reset to begin another");
            session.reset(RESET);
            assertThat(session.act(observation(2)).hasChunk()).isTrue();
        }

        @Test
        void that_answers_twice_is_not_believed_the_second_time() throws Exception {
            FakeServer server = server((talk, _, message) -> {
                talk.binary(message);
                talk.binary(message);
            });
            try (WebSocketLine line = WebSocketLine.connect(server.address(), Duration.ofSeconds(20),
                    Optional.empty())) {
                line.receive();
                line.send(nothing());
                assertThat(line.receive()).isEqualTo(new WebSocketLine.Frame.Binary(nothing()));
                while (line.isQuiet()) {
                    Thread.onSpinWait();
                }
                assertThatThrownBy(() -> line.send(nothing())).isInstanceOf(ProtocolException.class)
                        .hasMessage("policy server sent a message that nobody had asked for");
            }
        }

        @Test
        void that_hangs_up_in_mid_episode_is_unavailable() throws Exception {
            FakeServer server = server((talk, _, _) -> talk.hangUp());
            PolicySession session = begun(server, LIBERO);
            assertThatThrownBy(() -> session.act(observation(0))).isInstanceOfSatisfying(ModelException.class,
                    e -> assertThat(e.code()).isEqualTo(Code.UNAVAILABLE));
        }

        @Test
        void that_answers_too_late_is_given_up() throws Exception {
            var never = new CountDownLatch(1);
            FakeServer server = server((_, _, _) -> never.await());
            PolicySession session = begun(server, LIBERO.replace("timeout=20", "timeout=1"));
            assertThatThrownBy(() -> session.act(observation(0))).isInstanceOfSatisfying(ModelException.class,
                    e -> assertThat(e.code()).isEqualTo(Code.TIMED_OUT))
                    .hasMessage(
                            "[pi0-libero@a1b2]: policy server did not answer within [1] s; raise the setting timeout "
                                    + "if it may take longer");
            never.countDown();
        }

        @Test
        void that_comes_back_as_another_is_refused() throws Exception {
            FakeServer server = server((talk, _, _) -> talk.hangUp());
            PolicySession session = begun(server, LIBERO);
            assertThatThrownBy(() -> session.act(observation(0))).isInstanceOf(ModelException.class);
            server.says(new MessageWriter().fields(1).text("config").text("pi05").toBytes());
            assertThatThrownBy(() -> session.reset(RESET)).isInstanceOfSatisfying(ModelException.class,
                    e -> assertThat(e.code()).isEqualTo(Code.DIGEST_MISMATCH));
        }

        @Test
        void that_is_away_is_named_with_its_address() throws IOException {
            FakeServer server = server((_, _, _) -> {});
            server.close();
            assertThatThrownBy(() -> Policies.loaded("openpi:" + server.address() + "?" + LIBERO))
                    .isInstanceOfSatisfying(ModelException.class,
                            e -> assertThat(e.code()).isEqualTo(Code.UNAVAILABLE))
                    .hasMessageStartingWith("policy server [" + server.address()
                            + "] cannot be reached as [openpi]: policy server does not connect: ")
                    .hasMessageEndingWith("; start it there or correct the address");
        }
    }

    @Nested
    class A_digest {

        @Test
        void is_of_what_is_declared_and_says_so() throws Exception {
            FakeServer server = server((_, _, _) -> {});
            String place = "openpi:" + server.address() + "?";
            String digest = Policies.stored(place + LIBERO).digest();
            assertThat(digest).matches("[0-9a-f]{64}")
                    .isEqualTo(Policies.stored(place + LIBERO + "&api-key=PATH").digest());
            assertThat(Policies.stored(place + LIBERO.replace("a1b2", "a1b3")).digest()).isNotEqualTo(digest);
            assertThat(Policies.stored(place + LIBERO.replace("f8", "f4")).digest()).isNotEqualTo(digest);
            assertThat(Policies.stored(place + LIBERO).properties()).containsEntry("digest-basis", "declared")
                    .containsEntry("setting.camera.observation/image", "front");
        }

        @Test
        void is_refused_where_nothing_is_declared() throws Exception {
            FakeServer server = server((_, _, _) -> {});
            assertThatThrownBy(() -> Policies.stored("openpi:" + server.address()).digest())
                    .isInstanceOf(ModelException.class)
                    .hasMessage(
                            "policy server [" + server.address() + "] says nothing of what it runs; add the setting "
                                    + "checkpoint, such as ?checkpoint=pi0-libero@a1b2");
        }
    }

    @Nested
    class Roboarena {

        @Test
        void is_told_resets_and_sessions_and_says_its_action_space() throws Exception {
            ByteString metadata = new MessageWriter().fields(2)
                    .text("action_space").text("joint_velocity").text("needs_session_id").truth(true)
                    .toBytes();
            FakeServer server = server(metadata, (talk, _, message) -> {
                Message.Fields asked = (Message.Fields) MessageReader.read(message);
                if (asked.text("endpoint").orElseThrow().equals("reset")) {
                    talk.text("reset successful");
                } else {
                    var out = new MessageWriter();
                    Numbers.of(List.of(1.0, 2.0), "<f8").shaped(1, 2).openpi(out);
                    talk.binary(out.toBytes());
                }
            });
            PolicyModel policy = Policies.loaded("roboarena:" + server.address()
                    + "?state.observation/joint_position=tcp-position");
            opened.add(policy);
            PolicySession session = policy.open();
            assertThat(session.reset(RESET).getReady().getSpace().getName()).isEqualTo("joint-velocity");
            assertThat(session.act(observation(0)).getChunk().getActionsList()).containsExactly(1.0, 2.0);
            assertThat(server.heard()).allSatisfy(message -> assertThat(((Message.Fields) message).text("session_id"))
                    .contains("episode-1"));
        }

        @Test
        void is_not_what_an_openpi_server_speaks() throws Exception {
            FakeServer server = server((_, _, _) -> {});
            assertThatThrownBy(() -> Policies.loaded("roboarena:" + server.address() + "?checkpoint=a"))
                    .hasMessageContaining(
                            "metadata of the policy server name no [action_space]; is it an openpi server?");
        }
    }

    @Nested
    class A_place {

        @Test
        void that_is_wrong_is_refused_with_what_is_known() {
            refused("ws", "policy [ws] has no dialect; write openpi:ws://host:8000, roboarena:ws://…, groot:tcp://… or "
                    + "lerobot:…");
            refused("openpi:tcp://a:1", "policy server [tcp://a:1] of dialect [openpi] has the scheme [tcp]; write "
                    + "ws://host:port");
            refused("rt2:ws://a:1", "dialect [rt2] of the policy is unknown; known: groot, lerobot, openpi, roboarena");
            refused("openpi:ws://a:1?chekpoint=b", "setting [chekpoint] of the policy is unknown; known: state.<key>, "
                    + "camera.<key>, actions, api-key, checkpoint, float, labels, period, prompt, space, timeout, unit");
            refused("openpi:ws://a:1?float=f2", "setting [float] of the policy is [f2]; write f4 or f8");
            refused("openpi:ws://a:1?timeout=soon", "setting [timeout] of the policy is [soon]; write a whole number");
            refused("openpi:ws://a:1?unit=a&unit=b", "setting [unit] of the policy stands twice");
            refused("openpi:ws://a:1?api-key=HAKARI_NO_SUCH_KEY",
                    "setting [api-key] of the policy names the environment "
                            + "variable [HAKARI_NO_SUCH_KEY], which is not set");
        }

        private static void refused(String place, String message) {
            assertThatThrownBy(() -> new PolicyEngine().open(place)).isInstanceOf(IOException.class)
                    .hasMessage(message);
        }
    }
}
