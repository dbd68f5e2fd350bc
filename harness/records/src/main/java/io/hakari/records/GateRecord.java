package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.gate.Verdict;

/// What a gate said.
///
/// The rule and the verdict's reason are English sentences; kind and limit let a report say the same in any language.
///
/// @param kind  the gate's type, such as `Floor`
/// @param limit what the metric, or its change against the baseline, is held against; a fraction for rates
@API(status = EXPERIMENTAL, since = "0.1")
public record GateRecord(String kind, String metric, double limit, String rule, Verdict verdict) {}
