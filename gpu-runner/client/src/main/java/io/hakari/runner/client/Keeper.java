package io.hakari.runner.client;

import java.util.Optional;

/// Who knows whether a server is gone for good, and ends it if it is ours.
interface Keeper {

    /// Return what became of the server if it can never come back.
    Optional<String> obituary();

    /// End the server if it is ours.
    void end();

    /// Return the keeper of a server that somebody else started.
    static Keeper stranger() {
        return new Keeper() {

            @Override
            public Optional<String> obituary() {
                return Optional.empty();
            }

            @Override
            public void end() {
            }
        };
    }
}
