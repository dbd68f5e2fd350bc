package io.hakari.runner.server;

/// A model that gives the device's memory back and later answers as before.
public interface Sleeper {

    /// Give the memory back; nothing is in flight meanwhile, and nothing is asked until it was woken.
    void sleep() throws ModelException;

    /// Be ready to answer again.
    ///
    /// @throws ModelException when it cannot; the model is closed then, and none is resident
    void wake(Progress progress) throws ModelException;
}
