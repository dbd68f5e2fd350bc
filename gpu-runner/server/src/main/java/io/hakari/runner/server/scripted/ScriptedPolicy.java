package io.hakari.runner.server.scripted;

import java.util.List;
import java.util.Map;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActionChunk;
import io.hakari.runner.protocol.v1.ActionSpace;
import io.hakari.runner.protocol.v1.Declined;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Ready;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;

/// A robot policy whose every action follows from a hash of its configuration, the reset and what it was shown so far.
///
/// Its `config.json` has the member `policy`: `labels` (one for each number of an action), `unit`, `space`, `horizon`,
/// `periodMs`, and `declines`, words whose instructions it refuses.
final class ScriptedPolicy implements PolicyModel {
    private final long seed;
    private final ActionSpace space;
    private final int horizon;
    private final List<String> declines;

    ScriptedPolicy(long seed, Struct policy) {
        this.seed = seed;
        this.space = ActionSpace.newBuilder()
                .setName(text(policy, "space", "joint-velocity"))
                .addAllLabels(texts(policy, "labels"))
                .setUnit(text(policy, "unit", "rad/s"))
                .setPeriodMs((int) number(policy, "periodMs", 20))
                .build();
        this.horizon = (int) number(policy, "horizon", 4);
        this.declines = texts(policy, "declines");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("dtype", "float64", "device", "cpu", "parameters", "0", "kind", "policy");
    }

    @Override
    public PolicySession open() {
        return new Scene();
    }

    @Override
    public void close() {
    }

    private static List<String> texts(Struct policy, String name) {
        return policy.getFieldsOrDefault(name, Value.getDefaultInstance()).getListValue().getValuesList().stream()
                .map(Value::getStringValue)
                .toList();
    }

    private static String text(Struct policy, String name, String otherwise) {
        return policy.containsFields(name) ? policy.getFieldsOrThrow(name).getStringValue() : otherwise;
    }

    private static double number(Struct policy, String name, double otherwise) {
        return policy.containsFields(name) ? policy.getFieldsOrThrow(name).getNumberValue() : otherwise;
    }

    private final class Scene implements PolicySession {
        private long memory;

        @Override
        public ActEvent reset(Reset reset) {
            for (String word : declines) {
                if (reset.getInstruction().contains(word)) {
                    return ActEvent.newBuilder()
                            .setDeclined(Declined.newBuilder().setWords("I do nothing with [" + word + "]"))
                            .build();
                }
            }
            memory = Chances.mix(seed ^ Chances.mix(reset.getSeed()) ^ reset.getInstruction().hashCode());
            return ActEvent.newBuilder().setReady(Ready.newBuilder().setSpace(space).setSeeded(true)).build();
        }

        @Override
        public ActEvent act(Observation observation) {
            observation.getStateMap().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(named -> {
                memory = Chances.mix(memory ^ named.getKey().hashCode());
                named.getValue().getValuesList().forEach(
                        number -> memory = Chances.mix(memory ^ Double.doubleToLongBits(number)));
            });
            observation.getImagesMap().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(named -> memory = Chances.mix(memory ^ named.getValue().getContent().hashCode()));
            var chunk = ActionChunk.newBuilder().setWidth(space.getLabelsCount());
            for (int i = 0; i < horizon * space.getLabelsCount(); i++) {
                // A number in [-1, 1) from the upper 53 bits.
                chunk.addActions((double) (Chances.mix(memory + i) >>> 11) * 0x1p-52 - 1);
            }
            return ActEvent.newBuilder().setChunk(chunk).build();
        }

        @Override
        public void close() {
        }
    }
}
