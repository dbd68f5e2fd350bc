package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// A two-sided confidence interval.
///
/// @param lower      at most `upper`; may be infinite
/// @param upper      at least `lower`; may be infinite
/// @param confidence in (0, 1), such as 0.95
@API(status = EXPERIMENTAL, since = "0.1")
public record Interval(double lower, double upper, double confidence) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("interval [" + lower + ", " + upper + "] must run from lower to upper");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence [" + confidence + "] must be in (0, 1)");
        }
    }
}
