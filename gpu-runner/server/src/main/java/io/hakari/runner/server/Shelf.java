package io.hakari.runner.server;

import java.io.IOException;
import java.util.List;

import io.hakari.runner.protocol.v1.ModelOffer;

/// What can be loaded at one place; read anew each time, so that checkpoints may arrive while the runner serves.
public interface Shelf extends AutoCloseable {

    /// Return what can be loaded, oldest first where the order is known.
    List<ModelOffer> offers() throws ModelException;

    /// Return the checkpoint of that name.
    ///
    /// @throws ModelException when there is none; the message names those there are
    Stored find(String name) throws ModelException;

    /// Return what the models will run on, one line each.
    List<String> devices();

    @Override
    void close() throws IOException;
}
