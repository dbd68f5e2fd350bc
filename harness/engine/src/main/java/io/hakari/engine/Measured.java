package io.hakari.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import io.hakari.gate.Finding;
import io.hakari.metric.Estimate;
import io.hakari.metric.Measurement;
import io.hakari.records.MetricRecord;
import io.hakari.records.SliceRecord;

/// What one metric of a task measured, or several of them together.
///
/// @param name           the full name
/// @param confidence     of the intervals that are recorded
/// @param value          empty when nothing was scored
/// @param changes        against other runs
/// @param slices         the same for parts of the task
/// @param noise          how far two runs of the same weights differ; empty when that was not measured
record Measured(String name, boolean higherIsBetter, double confidence, Optional<Measurement> value, Changes changes,
        List<Slice> slices, OptionalDouble noise) {

    Measured {
        slices = List.copyOf(slices);
    }

    /// Make what was measured without regard to noise.
    Measured(String name, boolean higherIsBetter, double confidence, Optional<Measurement> value, Changes changes,
            List<Slice> slices) {
        this(name, higherIsBetter, confidence, value, changes, slices, OptionalDouble.empty());
    }

    /// Return that nothing was measured.
    static Measured nothing(String name, boolean higherIsBetter, double confidence) {
        return new Measured(name, higherIsBetter, confidence, Optional.empty(), Changes.NONE, List.of());
    }

    /// Return this with a known noise.
    Measured withNoise(OptionalDouble noise) {
        return new Measured(name, higherIsBetter, confidence, value, changes, slices, noise);
    }

    /// Return this with a known noise, which makes its changes as a whole less certain; that of slices is not known.
    Measured widenedBy(double noise) {
        Changes wider = new Changes(changes.baseline().map(change -> change.widenedBy(noise)),
                changes.previous().map(change -> change.widenedBy(noise)), changes.incomparable());
        return new Measured(name, higherIsBetter, confidence, value, wider, slices, OptionalDouble.of(noise));
    }

    /// What changed.
    ///
    /// @param baseline     against the baseline
    /// @param previous     against the run before it in the series
    /// @param incomparable why the baseline cannot stand beside this run
    record Changes(Optional<Measurement> baseline, Optional<Measurement> previous, Optional<String> incomparable) {
        static final Changes NONE = new Changes(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The samples that share the value of an attribute.
    record Slice(String attribute, String value, Optional<Measurement> measured, Optional<Measurement> change) {}

    /// Return what is written down.
    MetricRecord record() {
        List<SliceRecord> parts = slices.stream().map(slice -> new SliceRecord(slice.attribute(), slice.value(),
                estimate(slice.measured()), estimate(slice.change()))).toList();
        return new MetricRecord(name, higherIsBetter, estimate(value), estimate(changes.baseline()),
                estimate(changes.previous()), parts, noise);
    }

    /// Return what gates look at; empty when nothing was scored.
    Optional<Finding> finding() {
        return value.map(measured -> {
            Finding whole = new Finding(measured, changes.baseline(), higherIsBetter).sliced(findings());
            Finding finding = noise.isPresent() ? whole.withNoise(noise.getAsDouble()) : whole;
            return changes.incomparable().map(finding::incomparable).orElse(finding);
        });
    }

    private Map<String, Map<String, Finding>> findings() {
        Map<String, Map<String, Finding>> findings = new TreeMap<>();
        for (Slice slice : slices) {
            slice.measured().ifPresent(measured -> findings.computeIfAbsent(slice.attribute(), _ -> new TreeMap<>())
                    .put(slice.value(), new Finding(measured, slice.change(), higherIsBetter)));
        }
        return findings;
    }

    private Optional<Estimate> estimate(Optional<Measurement> measurement) {
        return measurement.map(one -> one.at(confidence));
    }
}
