package io.hakari.runner.server;

import java.util.List;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.ModelIdentity;

/// The model that answers now, what it is called on the wire, and what is known of it.
///
/// @param asleep whether it must be woken before it answers
record Resident(ModelIdentity identity, Model model, DeterminismRecord determinism, List<Capability> capabilities,
        boolean asleep) {

    Resident {
        capabilities = List.copyOf(capabilities);
    }

    /// Make a resident that is awake and of which nothing was tried.
    Resident(ModelIdentity identity, Model model) {
        this(identity, model, Determinism.of(model.determinism(), identity), List.of(), false);
    }

    String digest() {
        return identity.getDigest();
    }

    Resident withAsleep(boolean asleep) {
        return new Resident(identity, model, determinism, capabilities, asleep);
    }
}
