package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// What a metric measured.
///
/// @param name     the full name, such as `commonsense/accuracy`
/// @param estimate empty when nothing was scored
/// @param change   candidate minus baseline; empty without a baseline
@API(status = EXPERIMENTAL, since = "0.1")
public record MetricRecord(String name, boolean higherIsBetter, Optional<Estimate> estimate,
        Optional<Estimate> change) {}
