package io.hakari.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import io.hakari.records.NoiseRecord;

/// How far runs of the same weights differ, as far as that was measured.
record Noise(Optional<NoiseRecord> record) {
    static final Noise UNKNOWN = new Noise(Optional.empty());

    /// Return a metric of a task whose changes are as uncertain as the measuring makes them.
    Measured widened(Measured measured) {
        OptionalDouble floor = floor(measured);
        return floor.isPresent() ? measured.widenedBy(floor.getAsDouble()) : measured;
    }

    /// Return a summary with its noise; its changes were widened with those of its parts.
    Measured noted(Measured summary) {
        return summary.withNoise(floor(summary));
    }

    /// Return what a reader should know of it.
    List<String> notes() {
        return record.map(noise -> String.format(Locale.ROOT,
                "changes are widened by what %d runs of [%s] differed by on the same samples", noise.inFlight().size(),
                noise.checkpoint().name())).stream().toList();
    }

    private OptionalDouble floor(Measured measured) {
        return record.map(noise -> noise.floor(measured.name())).orElse(OptionalDouble.empty());
    }
}
