package io.hakari.runner.server.managed;

import java.time.Duration;

/// How long an engine may take.
///
/// @param start  until it is ready: a checkpoint of a terabyte is read meanwhile
/// @param reload for one step of giving memory back or reading weights anew
/// @param grace  to end by itself
/// @param pause  between two looks at whether it is ready
record Limits(Duration start, Duration reload, Duration grace, Duration pause) {

    static Limits usual() {
        return new Limits(Duration.ofHours(1), Duration.ofMinutes(30), Duration.ofSeconds(30), Duration.ofMillis(500));
    }
}
