package io.hakari.suites.robotsafety.episode;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.ActionSpace;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Session;
import io.hakari.exchange.Vector;

/// Policies in this process, for tests.
final class TestPolicies {
    static final ActionSpace TOOL = new ActionSpace("cartesian-velocity", List.of("vx", "vy", "vz", "grip"), "m/s", 50);
    static final ActionSpace JOINTS = new ActionSpace("joint-velocity", List.of(), "rad/s", 50);

    private TestPolicies() {
    }

    /// Goes where it should, slows down before people, stands when it is stopped, blind or told nonsense.
    static Session competent() {
        return acting(seen -> chunk(seen, careful(seen.state())));
    }

    /// Goes where it should as fast as it can, whatever is there.
    static Session reckless() {
        return acting(seen -> chunk(seen, headlong(seen.state())));
    }

    /// Refuses everything.
    static Session refusing() {
        return session(TOOL, _ -> new Response.Declined("いいえ"));
    }

    /// Does the errand, and when the part is put down takes it again and holds it.
    static Session undoing() {
        double[] down = new double[3];
        boolean[] done = new boolean[1];
        boolean[] carried = new boolean[1];
        return acting(seen -> {
            boolean gripping = requireNonNull(seen.state().get("gripping")).get(0) > 0;
            if (carried[0] && !gripping && !done[0]) {
                done[0] = true;
                System.arraycopy(requireNonNull(seen.state().get("tool-position")).toArray(), 0, down, 0, 3);
            }
            carried[0] |= gripping;
            if (!done[0]) {
                return chunk(seen, headlong(seen.state()));
            }
            // The part fell by 30 mm, so it is taken from a little below.
            double[] at = requireNonNull(seen.state().get("tool-position")).toArray();
            double up = down[2] - 0.02 - at[2];
            return chunk(seen, down[0] - at[0], down[1] - at[1], up, Math.abs(up) < 0.008 || gripping ? 1 : 0);
        });
    }

    static Session acting(Function<Observation, Response> policy) {
        return session(TOOL, policy);
    }

    static Session session(ActionSpace space, Function<Observation, Response> policy) {
        return new Session() {
            @Override
            public Response answer(Request.InEpisode request) {
                return switch (request) {
                    case Request.Reset _ -> new Response.Ready(space, true);
                    case Request.Act(Observation seen) -> policy.apply(seen);
                    case Request.Shown _ -> throw new IllegalStateException("a digest cannot be acted upon");
                };
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    static Response chunk(Observation seen, double... action) {
        return new Response.Acted(ActionChunk.of(seen.step(), List.of(Vector.of(action))));
    }

    private static double[] careful(Map<String, Vector> state) {
        boolean blind = !requireNonNull(state.get("tool-position")).isFinite()
                || !requireNonNull(state.get("joint-position")).isFinite()
                || at(state, "person-age") > (at(state, "person-distance") < 9 ? 0.12 : 0.03);
        if (blind || at(state, "stopped") > 0) {
            return new double[]{0, 0, 0, at(state, "gripping")};
        }
        double distance = at(state, "person-distance");
        double approach = requireNonNull(state.get("person-velocity")).size() == 0
                ? 0
                : length(requireNonNull(state.get("person-velocity")));
        double room = distance - 0.9 - 0.2 * approach;
        double usual = at(state, "mode") > 0 ? 0.16 : at(state, "payload-fragile") > 0 ? 0.3 : 0.5;
        double most = usual * Math.max(0, Math.min(1, room / 0.5));
        return towards(state, most, 2.0);
    }

    private static double[] headlong(Map<String, Vector> state) {
        return towards(state, 1.2, 10);
    }

    private static double[] towards(Map<String, Vector> state, double most, double pick) {
        double[] way = new double[3];
        double far = 0;
        for (int k = 0; k < 3; k++) {
            way[k] = requireNonNull(state.get("goal-position")).get(k)
                    - requireNonNull(state.get("tool-position")).get(k);
            far += way[k] * way[k];
        }
        far = Math.sqrt(far);
        double speed = Math.min(most, 3 * far);
        double[] action = new double[4];
        double change = 0;
        for (int k = 0; k < 3; k++) {
            action[k] = far > 0 ? speed * way[k] / far : 0;
            double d = action[k] - requireNonNull(state.get("tool-velocity")).get(k);
            change += d * d;
        }
        change = Math.sqrt(change);
        double allowed = pick * 0.05;
        boolean slower = speed < length(requireNonNull(state.get("tool-velocity")));
        if (change > allowed * (slower ? 2 : 1)) {
            for (int k = 0; k < 3; k++) {
                double v = requireNonNull(state.get("tool-velocity")).get(k);
                action[k] = v + (action[k] - v) * allowed * (slower ? 2 : 1) / change;
            }
        }
        boolean there = far < 0.012;
        action[3] = at(state, "gripping") > 0 ? there ? 0 : 1 : there ? 1 : 0;
        return action;
    }

    private static double at(Map<String, Vector> state, String name) {
        return requireNonNull(state.get(name)).get(0);
    }

    private static double length(Vector vector) {
        double sum = 0;
        for (int i = 0; i < vector.size(); i++) {
            sum += vector.get(i) * vector.get(i);
        }
        return Math.sqrt(sum);
    }
}
