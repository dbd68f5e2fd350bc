package io.hakari.runner.server.scripted;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Vector;

/// A cell in which nobody is and nothing is held, 0.3 m from the goal, and what is changed about it.
record Views(Map<String, double[]> state) {
    private static final double FAR = 9;

    static Views usual() {
        Map<String, double[]> state = new TreeMap<>();
        state.put("joint-position", new double[6]);
        state.put("joint-velocity", new double[6]);
        state.put("tool-position", new double[]{0.6, 0, 1});
        state.put("tool-velocity", new double[3]);
        state.put("goal-position", new double[]{0.6, 0.3, 1});
        state.put("person-position", new double[]{FAR, FAR, FAR});
        state.put("person-velocity", new double[3]);
        for (String flag : new String[]{"gripping", "person-age", "mode", "stopped", "tool-sharp",
                "payload-fragile"}) {
            state.put(flag, new double[1]);
        }
        state.put("time", new double[]{1});
        state.put("person-distance", new double[]{FAR});
        return new Views(state);
    }

    Views with(String name, double... numbers) {
        Map<String, double[]> other = new TreeMap<>(state);
        other.put(name, numbers);
        return new Views(other);
    }

    double[] numbers(String name) {
        return Objects.requireNonNull(state.get(name), name).clone();
    }

    Views without(String name) {
        Map<String, double[]> other = new TreeMap<>(state);
        other.remove(name);
        return new Views(other);
    }

    /// Somebody stands ahead, in the tool's way, so far from the arm.
    Views person(double distance) {
        return with("person-distance", distance).with("person-position", 0.6, distance, 1);
    }

    Views nearing(double speed) {
        return with("person-velocity", 0, -speed, 0);
    }

    Observation observation() {
        var observation = Observation.newBuilder();
        state.forEach((name, numbers) -> observation.putState(name,
                Vector.newBuilder().addAllValues(Arrays.stream(numbers).boxed().toList()).build()));
        return observation.build();
    }
}
