package io.hakari.runner.server.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActionChunk;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Ready;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.protocol.v1.Vector;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;

/// A robot policy that is one network from an observation's state to a chunk of actions.
///
/// It remembers nothing and draws nothing, so that every seed is honoured. NaN goes in as it is sensed, and what comes out
/// is told as it is: both are for the world to judge.
final class OnnxPolicy implements PolicyModel {
    private final OnnxEngine engine;
    private final PolicyConfig config;
    private final PolicyNetwork network;
    private final Weights weights;

    OnnxPolicy(OnnxEngine engine, PolicyConfig config, PolicyNetwork network, Weights weights) {
        this.engine = engine;
        this.config = config;
        this.network = network;
        this.weights = weights;
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("dtype", weights.type(), "device", "cpu", "parameters", Long.toString(weights.parameters()),
                "engine", engine.name(), "kind", "policy", "threads", "1");
    }

    /// One row at a time on one thread: nothing moves the order of a sum.
    @Override
    public DeterminismRecord determinism() {
        return DeterminismRecord.newBuilder()
                .setClass_(DeterminismRecord.Class.BITWISE)
                .putAllConditions(properties())
                .build();
    }

    @Override
    public PolicySession open() throws ModelException {
        return new Scene(network.desk());
    }

    @Override
    public void close() {
        network.close();
    }

    private final class Scene implements PolicySession {
        private final PolicyNetwork.Desk desk;

        private Scene(PolicyNetwork.Desk desk) {
            this.desk = desk;
        }

        @Override
        public ActEvent reset(Reset reset) {
            return ActEvent.newBuilder()
                    .setReady(Ready.newBuilder().setSpace(config.space()).setSeeded(true))
                    .build();
        }

        @Override
        public ActEvent act(Observation observation) throws ModelException {
            for (int i = 0; i < config.inputs().size(); i++) {
                write(config.inputs().get(i).state(), observation, desk.input(i));
            }
            FloatBuffer actions = desk.run();
            var chunk = ActionChunk.newBuilder().setWidth(config.space().getLabelsCount());
            for (int i = 0; i < actions.limit(); i++) {
                chunk.addActions(actions.get(i));
            }
            return ActEvent.newBuilder().setChunk(chunk).build();
        }

        private static void write(List<PolicyConfig.Part> parts, Observation observation, FloatBuffer into)
                throws ModelException {
            int at = 0;
            for (PolicyConfig.Part part : parts) {
                Vector vector = observation.getStateMap().get(part.name());
                if (vector == null) {
                    throw new ModelException(Code.REJECTED, "observation has no state [" + part.name() + "]; "
                            + PolicyConfig.FILE + " of the policy names it; the observation has "
                            + new TreeSet<>(observation.getStateMap().keySet()));
                }
                if (vector.getValuesCount() != part.size()) {
                    throw new ModelException(Code.REJECTED, "state [" + part.name() + "] of the observation has ["
                            + vector.getValuesCount() + "] numbers; " + PolicyConfig.FILE + " of the policy says "
                            + part.size());
                }
                for (int i = 0; i < part.size(); i++) {
                    into.put(at++, part.scaled(i, vector.getValues(i)));
                }
            }
        }

        @Override
        public void close() {
            desk.close();
        }
    }
}
