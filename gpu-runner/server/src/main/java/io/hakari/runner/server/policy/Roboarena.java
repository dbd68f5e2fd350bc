package io.hakari.runner.server.policy;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.ByteString;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActionSpace;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Ready;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.server.ModelException;

/// RoboArena's dialect of openpi's wire: the metadata say what the server needs, each request names its `endpoint`, and a
/// reset is answered by a text.
record Roboarena(URI address, Mapping mapping, Optional<String> apiKey) implements Dialect {
    private static final Map<String, String> UNITS = Map.of("joint_position", "rad", "joint_velocity", "rad/s",
            "cartesian_position", "m and rad", "cartesian_velocity", "m/s and rad/s");

    @Override
    public Connection connect() throws IOException, InterruptedException {
        WebSocketLine line = WebSocketLine.connect(address, mapping.timeout(), apiKey);
        try {
            ByteString metadata = line.receiveBinary("policy server answered with an error in place of metadata");
            if (MessageReader.read(metadata) instanceof Message.Fields fields) {
                return new Conversation(line, metadata, mapping, space(fields), fields.isTrue("needs_session_id"));
            }
            throw new ProtocolException("first message of the policy server is no map of metadata");
        } catch (IOException | InterruptedException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    /// Return the action space that the metadata name, filled up by what the settings say.
    private ActionSpace space(Message.Fields metadata) throws ProtocolException {
        String name = metadata.text("action_space")
                .orElseThrow(() -> new ProtocolException("metadata of the policy server name no [action_space]; "
                        + "is it an openpi server? then write openpi: before its address"));
        if (!UNITS.containsKey(name)) {
            throw new ProtocolException("metadata of the policy server name the action space [" + name
                    + "]; known: " + UNITS.keySet().stream().sorted().toList());
        }
        String unit = mapping.space().getUnit().isEmpty() ? UNITS.get(name) : mapping.space().getUnit();
        return mapping.space().toBuilder().setName(name.replace('_', '-')).setUnit(unit).build();
    }

    private record Conversation(WebSocketLine line, ByteString metadata, Mapping mapping, ActionSpace space,
            boolean named) implements Connection {

        @Override
        public ActEvent reset(Reset reset) throws IOException, InterruptedException {
            var out = new MessageWriter().fields(named ? 2 : 1);
            endpoint(out, "reset", reset);
            line.send(out.toBytes());
            return switch (line.receive()) {
                // Any text but a traceback is a word of success, such as "reset successful".
                case WebSocketLine.Frame.Text(String text) when !text.contains("Traceback") -> ready();
                case WebSocketLine.Frame.Text(String text) -> throw new PolicyErrorException(
                        "policy server failed at the reset: " + WebSocketLine.lastLine(text));
                case WebSocketLine.Frame.Binary _ -> ready();
                case WebSocketLine.Frame.Gone(String why) ->
                    throw new IOException("policy server closed the connection at the reset: " + why);
            };
        }

        @Override
        public ActEvent act(Reset episode, Observation observation)
                throws IOException, ModelException, InterruptedException {
            var out = new MessageWriter().fields(mapping.keys() + (named ? 3 : 2));
            endpoint(out, "infer", episode);
            Openpi.observation(out, mapping, observation);
            out.text(mapping.prompt()).text(episode.getInstruction());
            line.send(out.toBytes());
            return Openpi.actions(MessageReader.read(line.receiveBinary("policy server failed")), mapping);
        }

        private void endpoint(MessageWriter out, String endpoint, Reset episode) {
            out.text("endpoint").text(endpoint);
            if (named) {
                out.text("session_id").text(episode.getEpisode());
            }
        }

        private ActEvent ready() {
            return ActEvent.newBuilder().setReady(Ready.newBuilder().setSpace(space).setSeeded(false)).build();
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
