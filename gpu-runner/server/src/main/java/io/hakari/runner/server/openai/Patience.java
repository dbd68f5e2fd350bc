package io.hakari.runner.server.openai;

import java.time.Duration;

/// How long a server may take.
///
/// @param answer until an answer is there, and between two pieces of one that comes in pieces
/// @param tries  how often a request is sent at most, where sending it again does no harm
/// @param pause  before the second try; twice as long before each further one, unless the server names a time
/// @param longest the most that a server may ask to be waited for
record Patience(Duration answer, int tries, Duration pause, Duration longest) {

    static Patience usual(Duration answer) {
        return new Patience(answer, 4, Duration.ofMillis(250), Duration.ofSeconds(30));
    }
}
