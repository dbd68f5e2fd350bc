package io.hakari.scorers.statistics.golden;

import java.util.Map;

/// Calls one of our functions with the inputs of a reference case.
interface Golden {

    /// Return the answer by the names of the reference: numbers, truths, texts, arrays and lists of them, and
    /// `OptionalDouble` for what may be undefined, which the reference writes as NaN. A NaN of ours is an error.
    Map<String, Object> answer(Inputs inputs);
}
