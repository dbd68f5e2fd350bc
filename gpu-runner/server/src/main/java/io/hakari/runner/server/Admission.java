package io.hakari.runner.server;

import io.hakari.runner.protocol.v1.Credit;

/// Whether a stream may begin.
sealed interface Admission {

    /// It may, and asks this model.
    record Granted(Resident resident, Credit credit) implements Admission {}

    /// It may not; the sentence says what to do.
    record Refused(String sentence) implements Admission {}
}
