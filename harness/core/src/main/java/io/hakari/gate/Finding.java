package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// One metric of a run.
///
/// @param estimate       what the candidate measured
/// @param change         candidate minus baseline, paired; empty without a baseline or without common samples
/// @param higherIsBetter the metric's direction
@API(status = EXPERIMENTAL, since = "0.1")
public record Finding(Estimate estimate, Optional<Estimate> change, boolean higherIsBetter) {}
