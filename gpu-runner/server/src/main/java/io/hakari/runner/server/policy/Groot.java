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

/// GR00T's policy server over ZeroMQ: a map with an `endpoint` and its `data`, answered by a map, or a list of actions and
/// remarks. Its endpoint `kill`, which stops the server, is never called.
///
/// Arrays have a batch and a time before their own axes, both of length 1 here: a state is (1, 1, n), a picture
/// (1, 1, height, width, 3), an action (1, steps, n).
record Groot(URI address, Mapping mapping, Optional<String> apiKey) implements Dialect {

    @Override
    public Connection connect() throws IOException {
        Zmtp line = Zmtp.connect(address, mapping.timeout());
        try {
            ByteString metadata = line.ask(request("get_modality_config", 0).toBytes());
            expectNoError(MessageReader.read(metadata));
            return new Conversation(line, metadata, this);
        } catch (IOException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    /// Begin a request whose data are so many members, which follow.
    private MessageWriter request(String endpoint, int data) {
        var out = new MessageWriter().fields(apiKey.isPresent() ? 3 : 2).text("endpoint").text(endpoint);
        apiKey.ifPresent(key -> out.text("api_token").text(key));
        return out.text("data").fields(data);
    }

    private static void expectNoError(Message reply) throws PolicyErrorException {
        if (reply instanceof Message.Fields fields && fields.find("error").isPresent()) {
            String words = fields.text("error").orElse("without words");
            throw new PolicyErrorException("policy server failed: " + WebSocketLine.lastLine(words));
        }
    }

    private static void array(MessageWriter out, String key, Numbers numbers) {
        out.text(key).fields(2).text("__ndarray_class__").truth(true);
        out.text("as_npy").bytes(Npy.write(numbers).toByteArray());
    }

    private static Integer[] batched(List<Integer> shape) {
        List<Integer> axes = new ArrayList<>(List.of(1, 1));
        axes.addAll(shape);
        return axes.toArray(Integer[]::new);
    }

    private ActEvent actions(Message reply) throws ProtocolException {
        Message first = reply instanceof Message.Items(var items) && !items.isEmpty() ? items.getFirst() : reply;
        if (!(first instanceof Message.Fields fields)) {
            throw new ProtocolException("reply of the policy server holds no map of actions");
        }
        List<String> keys = mapping.actions().isEmpty()
                ? fields.values().keySet().stream().sorted().toList()
                : mapping.actions();
        if (keys.isEmpty() || (mapping.actions().isEmpty() && keys.size() > 1)) {
            throw new ProtocolException("reply of the policy server has the actions " + keys
                    + "; name them in the order of their numbers by the setting actions, joined by +");
        }
        List<Numbers> arrays = new ArrayList<>();
        for (String key : keys) {
            arrays.add(unbatched(key, fields));
        }
        return Actions.event(arrays, Map.of());
    }

    private static Numbers unbatched(String key, Message.Fields fields) throws ProtocolException {
        if (!(fields.find(key).orElse(new Message.Nil()) instanceof Message.Fields array)
                || !(array.find("as_npy").orElse(new Message.Nil()) instanceof Message.Bytes(ByteString file))) {
            throw new ProtocolException("reply of the policy server has no array [" + key + "]; it has "
                    + fields.values().keySet().stream().sorted().toList());
        }
        Numbers numbers = Npy.read(file);
        List<Integer> shape = numbers.shape();
        if (shape.size() == 3 && shape.getFirst() == 1) {
            return numbers.shaped(shape.get(1), shape.get(2));
        }
        if (shape.size() == 2) {
            return numbers;
        }
        throw new ProtocolException("actions [" + key + "] have the shape " + shape + "; expected one batch of steps");
    }

    private record Conversation(Zmtp line, ByteString metadata, Groot groot) implements Connection {

        @Override
        public ActEvent reset(Reset reset) throws IOException {
            var out = groot.request("reset", 1).text("options").fields(1).text("seed").whole(reset.getSeed());
            expectNoError(MessageReader.read(line.ask(out.toBytes())));
            // The server may pass the seed over in silence, so that it does not count as honoured.
            return ActEvent.newBuilder()
                    .setReady(Ready.newBuilder().setSpace(groot.mapping.space()).setSeeded(false))
                    .build();
        }

        @Override
        public ActEvent act(Reset episode, Observation observation) throws IOException, ModelException {
            Mapping mapping = groot.mapping;
            var out = groot.request("get_action", 1).text("observation").fields(mapping.keys() + 1);
            for (String key : mapping.cameras().keySet()) {
                Numbers picture = mapping.picture(key, observation);
                array(out, key, picture.shaped(batched(picture.shape())));
            }
            for (String key : mapping.state().keySet()) {
                Numbers state = mapping.state(key, observation);
                array(out, key, state.shaped(batched(state.shape())));
            }
            out.text(mapping.prompt()).items(1).items(1).text(episode.getInstruction());
            Message reply = MessageReader.read(line.ask(out.toBytes()));
            expectNoError(reply);
            return groot.actions(reply);
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
