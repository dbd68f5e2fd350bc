package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.gate.Verdict;

/// What a gate said.
@API(status = EXPERIMENTAL, since = "0.1")
public record GateRecord(String rule, String metric, Verdict verdict) {}
