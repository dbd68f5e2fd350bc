package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// What a metric measured on the samples that share the value of an attribute.
///
/// @param attribute such as `level`
/// @param value     such as `3`
/// @param estimate  empty when nothing was scored
/// @param change    candidate minus baseline; empty without a baseline
@API(status = EXPERIMENTAL, since = "0.2")
public record SliceRecord(String attribute, String value, Optional<Estimate> estimate, Optional<Estimate> change) {}
