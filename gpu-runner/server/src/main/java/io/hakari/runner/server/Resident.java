package io.hakari.runner.server;

import io.hakari.runner.protocol.v1.ModelIdentity;

/// The model that answers now, and what it is called on the wire.
record Resident(ModelIdentity identity, Model model) {}
