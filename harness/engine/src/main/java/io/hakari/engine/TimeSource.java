package io.hakari.engine;

import java.time.Instant;

/// What time it is; `SystemClock` is the only door to the clock.
interface TimeSource {

    /// Return the date and time.
    Instant now();

    /// Return nanoseconds since some moment, for durations.
    long nanos();
}
