package io.hakari.runner.client;

import java.util.Optional;
import java.util.OptionalInt;

/// Who starts a server again if it is ours, and ends it.
interface Keeper {

    /// Return what became of the server if it is ours and has ended.
    Optional<String> obituary();

    /// Start the server again if it is ours and has ended; return the port where it listens from now on.
    ///
    /// @throws io.hakari.exchange.RunnerException when it does not start
    OptionalInt revive() throws InterruptedException;

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
            public OptionalInt revive() {
                return OptionalInt.empty();
            }

            @Override
            public void end() {
            }
        };
    }
}
