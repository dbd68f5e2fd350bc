package io.hakari.runner.server;

/// A model that takes another checkpoint of the same architecture without starting its engine anew.
public interface Swappable {

    /// Become another checkpoint; nothing is in flight meanwhile.
    ///
    /// @throws ModelException when the checkpoint does not fit; the model is closed then, and none is resident
    void swap(Stored next, Progress progress) throws ModelException;
}
