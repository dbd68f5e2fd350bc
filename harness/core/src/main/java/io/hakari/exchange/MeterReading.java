package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apiguardian.api.API;

/// What the meters of a runner's accelerators show at one moment.
///
/// @param meters one for each accelerator; none on a machine without one
@API(status = EXPERIMENTAL, since = "0.1")
public record MeterReading(List<Meter> meters) {

    public MeterReading {
        meters = List.copyOf(meters);
    }

    /// One accelerator's meter.
    ///
    /// @param id     what tells it from others, such as its UUID
    /// @param device what it is, such as `NVIDIA H200`
    /// @param joules used by the whole device since some moment of its own; empty when it does not count them
    public record Meter(String id, String device, OptionalDouble joules) {}

    /// Return the joules that all devices used since an earlier reading.
    ///
    /// It is empty when a device does not count, was not there in both readings, or began to count anew between them.
    public OptionalDouble since(MeterReading earlier) {
        Map<String, Meter> before = earlier.meters.stream()
                .collect(Collectors.toMap(Meter::id, Function.identity(), (one, _) -> one));
        if (meters.isEmpty() || before.size() != meters.size()) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (Meter now : meters) {
            Meter then = before.getOrDefault(now.id(), now);
            double used = now.joules().orElse(Double.NaN) - then.joules().orElse(Double.NaN);
            if (Double.isNaN(used) || used < 0 || !before.containsKey(now.id())) {
                return OptionalDouble.empty();
            }
            sum += used;
        }
        return OptionalDouble.of(sum);
    }
}
