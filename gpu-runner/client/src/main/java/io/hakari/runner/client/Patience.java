package io.hakari.runner.client;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// How long a lost runner is waited for: one pause before each attempt to reach it again.
record Patience(List<Duration> pauses) {

    Patience {
        pauses = List.copyOf(pauses);
    }

    /// Return ten attempts within about twenty seconds, which covers a server that is restarted.
    static Patience usual() {
        return new Patience(
                IntStream.range(0, 10).mapToObj(attempt -> Duration.ofMillis(Math.min(4000, 50L << attempt))).toList());
    }
}
