package io.hakari.engine;

import java.time.Instant;

/// The machine's own clock.
final class SystemClock implements TimeSource {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
