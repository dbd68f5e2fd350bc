package io.hakari.records;

import io.hakari.gate.Verdict;
import org.apiguardian.api.API;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

/// What a gate said.
@API(status = EXPERIMENTAL, since = "0.1")
public record GateRecord(String rule, String metric, Verdict verdict) {}
