package io.hakari.runner.server.managed;

import java.io.IOException;
import java.util.List;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Shelf;
import io.hakari.runner.server.Stored;

/// One checkpoint of a shelf, alone.
record OneOf(Shelf shelf, String name) implements Shelf {

    @Override
    public List<ModelOffer> offers() throws ModelException {
        return shelf.offers().stream().filter(offer -> offer.getName().equals(name)).toList();
    }

    @Override
    public Stored find(String asked) throws ModelException {
        if (!asked.equals(name)) {
            throw new ModelException(Code.NOT_FOUND, "checkpoint [" + asked + "] is not served; known: " + name);
        }
        return shelf.find(asked);
    }

    @Override
    public List<String> devices() {
        return shelf.devices();
    }

    @Override
    public void close() throws IOException {
        shelf.close();
    }
}
