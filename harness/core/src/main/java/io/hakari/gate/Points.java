package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// A difference between two rates.
///
/// @param value as a fraction: 2 points are 0.02; above 0
@API(status = EXPERIMENTAL, since = "0.1")
public record Points(double value) {

    public Points {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "a margin of [" + value * 100 + "] points must be above 0 and below 100");
        }
    }

    /// Return percentage points.
    public static Points points(double points) {
        return new Points(points / 100);
    }
}
