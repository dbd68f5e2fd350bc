package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

/// What the numbers of an action mean, as the policy says.
///
/// @param name         such as `joint-velocity`; empty when the policy does not say
/// @param labels       one for each number of an action; empty when the policy does not say
/// @param unit         such as `rad/s`; empty when the policy does not say
/// @param periodMillis how long each action of a chunk holds; 0 when the policy does not say
@API(status = EXPERIMENTAL, since = "0.3")
public record ActionSpace(String name, List<String> labels, String unit, int periodMillis) {

    public ActionSpace {
        labels = List.copyOf(labels);
        if (periodMillis < 0) {
            throw new IllegalArgumentException("period [" + periodMillis + "] ms must be at least 0");
        }
    }
}
