package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.OptionalDouble;

import org.apiguardian.api.API;

/// What the runner's accelerators used while a run asked.
///
/// @param devices           what they are, one for each; none on a machine without one
/// @param scored            trials that got a score meanwhile: fewer than the run's when it was interrupted and continued
/// @param joules            used by the whole devices, whoever used them; empty when they do not count
/// @param joulesPerThousand for a thousand of the scored trials; empty without joules or trials
@API(status = EXPERIMENTAL, since = "0.1")
public record EnergyRecord(List<String> devices, long scored, OptionalDouble joules,
        OptionalDouble joulesPerThousand) {
    private static final double THOUSAND = 1000;

    public EnergyRecord {
        devices = List.copyOf(devices);
    }

    /// Return the record of so many joules for so many scored trials.
    public static EnergyRecord of(List<String> devices, long scored, OptionalDouble joules) {
        OptionalDouble each = joules.isPresent() && scored > 0
                ? OptionalDouble.of(joules.getAsDouble() * THOUSAND / scored)
                : OptionalDouble.empty();
        return new EnergyRecord(devices, scored, joules, each);
    }
}
