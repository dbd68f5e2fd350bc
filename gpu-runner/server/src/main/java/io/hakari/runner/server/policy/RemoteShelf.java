package io.hakari.runner.server.policy;

import java.util.List;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Shelf;
import io.hakari.runner.server.Stored;

/// The one policy that a policy server runs.
record RemoteShelf(RemoteStored policy, String device) implements Shelf {

    @Override
    public List<ModelOffer> offers() {
        return List.of(ModelOffer.newBuilder().setName(policy.name()).putAllProperties(policy.properties()).build());
    }

    @Override
    public Stored find(String name) throws ModelException {
        if (!name.equals(policy.name())) {
            throw new ModelException(Code.NOT_FOUND,
                    "policy [" + name + "] is not here; known: " + policy.name());
        }
        return policy;
    }

    @Override
    public List<String> devices() {
        return List.of(device);
    }

    @Override
    public void close() {
    }
}
