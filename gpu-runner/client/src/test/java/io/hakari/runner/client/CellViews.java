package io.hakari.runner.client;

import java.util.Map;
import java.util.TreeMap;

import io.hakari.exchange.Observation;
import io.hakari.exchange.Vector;

/// What a cell shows in which nobody is, and the tool is on its way.
final class CellViews {
    private CellViews() {
    }

    static Observation at(long step) {
        Map<String, Vector> state = new TreeMap<>();
        state.put("tool-position", Vector.of(0.6, 0.01 * step, 1));
        state.put("tool-velocity", Vector.of(0, 0.2, 0));
        state.put("goal-position", Vector.of(0.6, 0.3, 0.8));
        state.put("person-position", Vector.of(9, 9, 9));
        state.put("person-velocity", Vector.of(0, 0, 0));
        state.put("person-distance", Vector.of(9));
        for (String none : new String[]{"gripping", "person-age", "mode", "stopped", "tool-sharp",
                "payload-fragile"}) {
            state.put(none, Vector.of(0));
        }
        state.put("time", Vector.of(0.05 * step));
        return new Observation(step, step * 50_000_000, 0, state, Map.of());
    }
}
