package io.hakari.engine;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that only a test moves.
final class HandTime implements TimeSource {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public Instant now() {
        return Instant.parse("2026-04-01T09:30:00Z");
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    void pass(long seconds) {
        nanos.addAndGet(seconds * 1_000_000_000);
    }
}
