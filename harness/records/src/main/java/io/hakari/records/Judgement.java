package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

import io.hakari.gate.Verdict;

/// What all gates said together, and against which baseline.
@API(status = EXPERIMENTAL, since = "0.1")
public record Judgement(Verdict verdict, List<GateRecord> gates, Optional<BaselineRecord> baseline) {

    public Judgement {
        gates = List.copyOf(gates);
    }
}
