package io.hakari.runner.client;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import io.hakari.runner.protocol.v1.DeterminismRecord;

/// The determinism record in the words of a run record.
final class Conditions {
    private static final String UNKNOWN = "unknown";

    private Conditions() {
    }

    /// Return the record as properties of a checkpoint; none when the runner told none.
    static Map<String, String> properties(DeterminismRecord record) {
        if (record.getId().isEmpty()) {
            return Map.of();
        }
        Map<String, String> properties = new LinkedHashMap<>(record.getConditionsMap());
        properties.put("determinism", record.getId());
        properties.put("determinism-class", record.getClass_().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (record.getClass_() == DeterminismRecord.Class.TOLERANCE) {
            properties.put("determinism-tolerance", Double.toString(record.getTolerance()));
        }
        return properties;
    }

    /// Return what is different now, such as `threads was [2] and is [4]`.
    static String difference(DeterminismRecord before, DeterminismRecord now) {
        Map<String, String> old = properties(before);
        Map<String, String> young = properties(now);
        var names = new TreeSet<>(old.keySet());
        names.addAll(young.keySet());
        // The id follows from the others and explains nothing.
        names.remove("determinism");
        return names.stream()
                .filter(name -> !old.getOrDefault(name, "").equals(young.getOrDefault(name, "")))
                .map(name -> name + " was [" + old.getOrDefault(name, UNKNOWN) + "] and is ["
                        + young.getOrDefault(name, UNKNOWN) + "]")
                .reduce((first, second) -> first + ", " + second)
                .orElse("record was [" + before.getId() + "] and is [" + now.getId() + "]");
    }
}
