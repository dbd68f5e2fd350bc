package io.hakari.score;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// What one trial is worth, or why that cannot be said.
///
/// What could not be scored is never a zero.
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Score {

    /// A trial that was worth something.
    ///
    /// @param value  finite; 0 and 1 for wrong and right
    /// @param answer what the scorer took for the model's answer; shown in reports
    record Scored(double value, String answer) implements Score {

        public Scored {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("score [" + value + "] must be finite");
            }
        }
    }

    /// A trial that could not be scored.
    record Unscored(String reason) implements Score {}

    /// Return a score.
    static Score of(double value, String answer) {
        return new Scored(value, answer);
    }

    /// Return 1 for right and 0 for wrong.
    static Score of(boolean right, String answer) {
        return new Scored(right ? 1 : 0, answer);
    }

    /// Return that there is no score.
    static Score unscored(String reason) {
        return new Unscored(reason);
    }
}
