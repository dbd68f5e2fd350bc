package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

import io.hakari.gate.Verdict;

/// What all gates said together, and against which baseline.
///
/// @param looks in their order, the deciding one last
/// @param notes what a reader should know beside the gates, as English sentences
@API(status = EXPERIMENTAL, since = "0.1")
public record Judgement(Verdict verdict, List<GateRecord> gates, Optional<BaselineRecord> baseline,
        List<LookRecord> looks, List<String> notes) {

    public Judgement {
        gates = List.copyOf(gates);
        looks = List.copyOf(looks);
        notes = List.copyOf(notes);
    }
}
