package io.hakari.engine;

import java.util.List;
import java.util.Optional;

import io.hakari.exchange.MeterReading;
import io.hakari.exchange.Runner;
import io.hakari.records.EnergyRecord;

/// Reads a runner's meters around the asking of a run.
final class Metering {
    private final Runner runner;
    private final Optional<MeterReading> before;
    private long scored;

    private Metering(Runner runner, Optional<MeterReading> before) {
        this.runner = runner;
        this.before = before;
    }

    /// Read the meters once the checkpoint is loaded, so that loading is not counted.
    static Metering begin(Runner runner) {
        return new Metering(runner, runner.meters());
    }

    /// Count the trials that were asked and got a score meanwhile.
    void count(Progress progress) {
        scored += progress.asked() - progress.unscored();
    }

    /// Read the meters again; empty when the runner does not tell both times.
    Optional<EnergyRecord> end() {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        return runner.meters().map(after -> {
            List<String> devices = after.meters().stream().map(MeterReading.Meter::device).toList();
            return EnergyRecord.of(devices, scored, after.since(before.get()));
        });
    }
}
