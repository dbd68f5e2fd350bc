package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// What a metric measured.
///
/// @param name     the full name, such as `commonsense/accuracy`
/// @param estimate empty when nothing was scored
/// @param change   candidate minus baseline; empty without a baseline
/// @param previous candidate minus the checkpoint before it in the series; empty for the first
/// @param slices   the same for parts of the task
/// @param noise    how far two runs of the same weights differ by chance, in the metric's unit; empty when not measured
@API(status = EXPERIMENTAL, since = "0.1")
public record MetricRecord(String name, boolean higherIsBetter, Optional<Estimate> estimate, Optional<Estimate> change,
        Optional<Estimate> previous, List<SliceRecord> slices, OptionalDouble noise) {

    public MetricRecord {
        slices = List.copyOf(slices);
    }

    /// Make the record of a whole task that is compared with a baseline alone.
    public MetricRecord(String name, boolean higherIsBetter, Optional<Estimate> estimate, Optional<Estimate> change) {
        this(name, higherIsBetter, estimate, change, Optional.empty(), List.of(), OptionalDouble.empty());
    }
}
