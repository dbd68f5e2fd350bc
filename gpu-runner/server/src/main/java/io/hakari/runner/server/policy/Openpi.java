package io.hakari.runner.server.policy;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.ByteString;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Ready;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.server.ModelException;

/// openpi's WebSocket: a frame of metadata first, then an observation and its actions in turn.
///
/// There is no reset, and the seed lives in the server and moves on with each request: seeds are not honoured. An error is
/// a text, after which the server closes. (openpi, `websocket_policy_server.py`.)
record Openpi(URI address, Mapping mapping, Optional<String> apiKey) implements Dialect {

    @Override
    public Connection connect() throws IOException, InterruptedException {
        WebSocketLine line = WebSocketLine.connect(address, mapping.timeout(), apiKey);
        try {
            ByteString metadata = line.receiveBinary("policy server answered with an error in place of metadata");
            if (!(MessageReader.read(metadata) instanceof Message.Fields)) {
                throw new ProtocolException("first message of the policy server is no map of metadata");
            }
            return new Conversation(line, metadata, mapping);
        } catch (IOException | InterruptedException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    /// Write the state and pictures of an observation, behind a map's beginning.
    static void observation(MessageWriter out, Mapping mapping, Observation observation) throws ModelException {
        for (String key : mapping.cameras().keySet()) {
            out.text(key);
            mapping.picture(key, observation).openpi(out);
        }
        for (String key : mapping.state().keySet()) {
            out.text(key);
            mapping.state(key, observation).openpi(out);
        }
    }

    /// Return the actions of a reply: a map with `actions`, or with the keys that the settings name, or a bare array.
    static ActEvent actions(Message reply, Mapping mapping) throws ProtocolException {
        if (Numbers.isOpenpi(reply)) {
            return Actions.event(List.of(Numbers.openpi(reply)), Map.of());
        }
        if (!(reply instanceof Message.Fields fields)) {
            throw new ProtocolException("reply of the policy server is neither a map nor an array");
        }
        List<Numbers> arrays = new ArrayList<>();
        for (String key : mapping.actions().isEmpty() ? List.of("actions") : mapping.actions()) {
            Message array = fields.find(key)
                    .orElseThrow(() -> new ProtocolException("reply of the policy server has no ["
                            + key + "]; it has " + fields.values().keySet().stream().sorted().toList()));
            arrays.add(Numbers.openpi(array));
        }
        return Actions.event(arrays, Actions.timing(fields));
    }

    private record Conversation(WebSocketLine line, ByteString metadata, Mapping mapping) implements Connection {

        @Override
        public ActEvent reset(Reset reset) {
            return ActEvent.newBuilder()
                    .setReady(Ready.newBuilder().setSpace(mapping.space()).setSeeded(false))
                    .build();
        }

        @Override
        public ActEvent act(Reset episode, Observation observation)
                throws IOException, ModelException, InterruptedException {
            var out = new MessageWriter().fields(mapping.keys() + 1);
            observation(out, mapping, observation);
            out.text(mapping.prompt()).text(episode.getInstruction());
            line.send(out.toBytes());
            return actions(MessageReader.read(line.receiveBinary("policy server failed")), mapping);
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
