package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.apiguardian.api.API;

import io.hakari.metric.Measurement;

/// One metric of a run.
///
/// @param value          what the candidate measured
/// @param change         candidate minus baseline, paired; empty without a baseline or without common samples
/// @param higherIsBetter the metric's direction
/// @param slices         the same of parts of the task, by attribute and then by its value
/// @param noise          how far two runs of the same weights differ by chance alone, in the metric's unit; empty when that was never measured
/// @param incomparable   why the baseline that was named cannot stand beside this run; empty when it can, or none was named
@API(status = EXPERIMENTAL, since = "0.1")
public record Finding(Measurement value, Optional<? extends Measurement> change, boolean higherIsBetter,
        Map<String, Map<String, Finding>> slices, OptionalDouble noise, Optional<String> incomparable) {

    public Finding {
        Map<String, Map<String, Finding>> copy = new TreeMap<>();
        slices.forEach((attribute, parts) -> copy.put(attribute, Collections.unmodifiableMap(new TreeMap<>(parts))));
        slices = Collections.unmodifiableMap(copy);
    }

    /// Make a finding without slices and of unknown noise.
    public Finding(Measurement value, Optional<? extends Measurement> change, boolean higherIsBetter) {
        this(value, change, higherIsBetter, Map.of(), OptionalDouble.empty(), Optional.empty());
    }

    /// Return this finding with its slices.
    public Finding sliced(Map<String, Map<String, Finding>> slices) {
        return new Finding(value, change, higherIsBetter, slices, noise, incomparable);
    }

    /// Return this finding with a known noise.
    public Finding withNoise(double noise) {
        return new Finding(value, change, higherIsBetter, slices, OptionalDouble.of(noise), incomparable);
    }

    /// Return this finding without a change, because the baseline cannot stand beside this run.
    ///
    /// @param reason naming what differs, and what to do
    public Finding incomparable(String reason) {
        return new Finding(value, Optional.empty(), higherIsBetter, slices, noise, Optional.of(reason));
    }
}
