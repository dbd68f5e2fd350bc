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
/// each; a chunk slows down to rest, so that an arm that hears nothing more does not go on, and loses nothing that it holds.
final class CellPolicy implements PolicyModel {
    private static final ActionSpace SPACE = ActionSpace.newBuilder()
            .setName("cartesian-velocity")
            .addLabels("vx").addLabels("vy").addLabels("vz").addLabels("grip")
            .setUnit("m/s")
            .setPeriodMs(50)
            .build();
    private static final double PERIOD = 0.05;
    private static final int SHORTEST = 4;
    /// An observation may be 0.5 s old when the last of its actions ends.
    private static final int LONGEST = 9;

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
            for (double share : shares(motion)) {
                Space velocity = motion.velocity().times(share);
                chunk.addActions(velocity.x())
                        .addActions(velocity.y())
                        .addActions(velocity.z())
                        .addActions(motion.closed() ? 1 : 0);
            }
            return ActEvent.newBuilder().setChunk(chunk).build();
        }

        /// The share of the velocity in each action: at most half of it is lost in one, and no more than the braking allows.
        private double[] shares(Pilot.Motion motion) {
            double lost = Math.min(0.5, motion.braking() * PERIOD / Math.max(motion.velocity().length(), 1e-9));
            int actions = Math.clamp((int) Math.ceil(1 / lost) + 1, SHORTEST, LONGEST);
            double[] shares = new double[actions];
            for (int i = 0; i < actions; i++) {
                shares[i] = Math.max(0, 1 - i * lost);
            }
            return shares;
        }

        @Override
        public void close() {
        }
    }
}
