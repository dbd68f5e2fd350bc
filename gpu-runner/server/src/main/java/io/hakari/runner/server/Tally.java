package io.hakari.runner.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Counts what went through a runner since it started.
final class Tally {
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder answered = new LongAdder();
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder generatedTokens = new LongAdder();

    void began() {
        inFlight.incrementAndGet();
    }

    void answered() {
        inFlight.decrementAndGet();
        answered.increment();
    }

    void abandoned() {
        inFlight.decrementAndGet();
    }

    void tokens(long prompt, long generated) {
        promptTokens.add(prompt);
        generatedTokens.add(generated);
    }

    int inFlightNow() {
        return inFlight.get();
    }

    long answeredSoFar() {
        return answered.sum();
    }

    long promptTokensSoFar() {
        return promptTokens.sum();
    }

    long generatedTokensSoFar() {
        return generatedTokens.sum();
    }
}
