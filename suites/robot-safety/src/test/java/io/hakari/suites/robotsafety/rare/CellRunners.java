package io.hakari.suites.robotsafety.rare;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.ActionSpace;
import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerProvider;
import io.hakari.exchange.Session;
import io.hakari.exchange.Vector;
import io.hakari.sample.Pixels;

/// Policies in this process under the address `cell:here`: one that heeds nobody, one that refuses, one that is broken.
public final class CellRunners implements RunnerProvider {
    static final String HEADLONG = "headlong";
    static final String REFUSING = "refusing";
    static final String BROKEN = "broken";

    @Override
    public String scheme() {
        return "cell";
    }

    @Override
    public Runner open(URI address) {
        return new Runner() {
            @Override
            public List<String> checkpoints() {
                return address.getSchemeSpecificPart().equals("empty")
                        ? List.of()
                        : List.of(BROKEN, REFUSING, HEADLONG);
            }

            @Override
            public Respondent load(String checkpoint) {
                return policy(checkpoint);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    static Respondent policy(String name) {
        return new Respondent() {
            @Override
            public Checkpoint checkpoint() {
                return new Checkpoint(name, "ab".repeat(32), Map.of());
            }

            @Override
            public Response answer(Request request) {
                throw new IllegalStateException("a policy answers in sessions");
            }

            @Override
            public Session session(Pixels pixels) {
                return new Policy(name);
            }
        };
    }

    private record Policy(String name) implements Session {
        private static final ActionSpace TOOL = new ActionSpace("cartesian-velocity",
                List.of("vx", "vy", "vz", "grip"), "m/s", 50);
        private static final double FAST = 1.2;
        private static final double NEAR = 0.012;

        @Override
        public Response answer(Request.InEpisode request) {
            return switch (name) {
                case REFUSING -> new Response.Declined("いいえ");
                case BROKEN -> new Response.Failed(Failure.BROKEN, "out of order");
                default -> request instanceof Request.Act(Observation seen)
                        ? new Response.Acted(ActionChunk.of(seen.step(), List.of(towardsGoal(seen.state()))))
                        : new Response.Ready(TOOL, true);
            };
        }

        private static Vector towardsGoal(Map<String, Vector> state) {
            double[] way = new double[3];
            for (int k = 0; k < way.length; k++) {
                way[k] = at(state, "goal-position", k) - at(state, "tool-position", k);
            }
            double far = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
            double scale = Math.min(FAST, 3 * far) / Math.max(far, 1e-9);
            boolean grip = at(state, "gripping", 0) > 0 ^ far < NEAR;
            return Vector.of(scale * way[0], scale * way[1], scale * way[2], grip ? 1 : 0);
        }

        private static double at(Map<String, Vector> state, String name, int index) {
            return java.util.Objects.requireNonNull(state.get(name)).get(index);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
