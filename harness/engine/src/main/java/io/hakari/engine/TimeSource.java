package io.hakari.engine;

import java.time.Instant;

/// What time it is; the only door to the clock.
interface TimeSource {

    /// Return the date and time.
    Instant now();

    /// Return nanoseconds since some moment, for durations.
    long nanos();

    /// Return the machine's own clock.
    static TimeSource ofSystem() {
        return new TimeSource() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
