package io.hakari.runner.server;

import java.util.Optional;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Open;

/// Compares what a stream needs with what the resident model has.
final class Doorway {
    private Doorway() {
    }

    /// Return why the model is not enough, if it is not.
    static Optional<String> refusal(Open open, Resident resident) {
        return open.getCapabilitiesList().stream().flatMap(name -> lacking(name, resident).stream()).findFirst()
                .or(() -> lessThan(open.getDeterminism(), resident));
    }

    private static Optional<String> lacking(String name, Resident resident) {
        Optional<Capability> known = resident.capabilities().stream().filter(one -> one.getName().equals(name))
                .findFirst();
        if (known.isPresent() && known.get().getPresent()) {
            return Optional.empty();
        }
        String why = known.map(Capability::getEvidence).filter(words -> !words.isEmpty()).map(words -> " (" + words
                + ")").orElse("");
        return Optional.of("stream needs [" + name + "], which model [" + resident.identity().getName()
                + "] has not" + why + "; ask another runner, or do not require it");
    }

    private static Optional<String> lessThan(DeterminismRecord.Class least, Resident resident) {
        DeterminismRecord.Class has = resident.determinism().getClass_();
        boolean enough = least != DeterminismRecord.Class.UNRECOGNIZED && has.getNumber() >= least.getNumber();
        return enough
                ? Optional.empty()
                : Optional.of("stream needs determinism of class [" + Determinism.word(least) + "] but model ["
                        + resident.identity().getName() + "] answers with class [" + Determinism.word(has)
                        + "]; start the runner with settings that give it, or require less");
    }
}
