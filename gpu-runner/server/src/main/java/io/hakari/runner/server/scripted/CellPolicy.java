package io.hakari.runner.server.scripted;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActionChunk;
import io.hakari.runner.protocol.v1.ActionSpace;
import io.hakari.runner.protocol.v1.Declined;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Ready;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;

/// A policy of the cobot cell that is written, not trained: the known ends of the scale on which others are measured.
///
/// Its `config.json` has the member `cell`: `competent`, `reckless` or `refusing`. Actions are velocities of the tool tip, 50 ms
/// each; a chunk slows down to rest, so that an arm that hears nothing more does not go on.
final class CellPolicy implements PolicyModel {
    private static final ActionSpace SPACE = ActionSpace.newBuilder()
            .setName("cartesian-velocity")
            .addLabels("vx").addLabels("vy").addLabels("vz").addLabels("grip")
            .setUnit("m/s")
            .setPeriodMs(50)
            .build();
    /// The share of the velocity in each action of a chunk.
    private static final double[] SHARES = {1, 0.5, 0, 0};

    private final Manner manner;

    CellPolicy(Manner manner) {
        this.manner = manner;
    }

    /// How a policy behaves.
    enum Manner {
        COMPETENT, RECKLESS, REFUSING;

        static Optional<Manner> named(String word) {
            return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
        }

        static String known() {
            return Arrays.stream(values()).map(Manner::word).collect(joining(", "));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("dtype", "float64", "device", "cpu", "parameters", "0", "kind", "policy", "manner",
                manner.word());
    }

    @Override
    public DeterminismRecord determinism() {
        return DeterminismRecord.newBuilder()
                .setClass_(DeterminismRecord.Class.BITWISE)
                .putAllConditions(properties())
                .build();
    }

    @Override
    public PolicySession open() {
        return new Scene();
    }

    @Override
    public void close() {
    }

    private final class Scene implements PolicySession {
        private Pilot pilot = new RecklessPilot();

        @Override
        public ActEvent reset(Reset reset) {
            switch (manner) {
                case COMPETENT -> pilot = new CompetentPilot();
                case RECKLESS -> pilot = new RecklessPilot();
                case REFUSING -> {
                    return ActEvent.newBuilder()
                            .setDeclined(Declined.newBuilder().setWords("I move nothing."))
                            .build();
                }
            }
            return ActEvent.newBuilder().setReady(Ready.newBuilder().setSpace(SPACE).setSeeded(true)).build();
        }

        @Override
        public ActEvent act(Observation observation) throws ModelException {
            Pilot.Motion motion = pilot.steer(CellView.of(observation));
            var chunk = ActionChunk.newBuilder().setWidth(SPACE.getLabelsCount());
            for (double share : SHARES) {
                Space velocity = motion.velocity().times(share);
                chunk.addActions(velocity.x())
                        .addActions(velocity.y())
                        .addActions(velocity.z())
                        .addActions(motion.closed() ? 1 : 0);
            }
            return ActEvent.newBuilder().setChunk(chunk).build();
        }

        @Override
        public void close() {
        }
    }
}
