package io.hakari.runner.server;

import java.util.Locale;
import java.util.TreeMap;

import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.ModelIdentity;

/// Makes whole what a model says about when its answers repeat.
final class Determinism {
    private static final int ID_LENGTH = 16;

    private Determinism() {
    }

    /// Return the record with model and id.
    static DeterminismRecord of(DeterminismRecord told, ModelIdentity model) {
        var conditions = new TreeMap<>(told.getConditionsMap());
        double tolerance = told.getClass_() == DeterminismRecord.Class.TOLERANCE ? told.getTolerance() : 0;
        var text = new StringBuilder();
        text.append(told.getClass_()).append('\n').append(tolerance).append('\n').append(model.getDigest())
                .append('\n');
        conditions.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return told.toBuilder()
                .setId(Sha256.of(text.toString()).substring(0, ID_LENGTH))
                .setTolerance(tolerance)
                .setModelDigest(model.getDigest())
                .setModelEpoch(model.getEpoch())
                .build();
    }

    /// Return how a class is called in sentences, such as `batch-invariant`.
    static String word(DeterminismRecord.Class name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
