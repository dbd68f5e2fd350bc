package io.hakari.scorers.perception;

import io.hakari.metric.ScoredTrial;

/// What metrics ask of the samples behind scores.
final class Attributes {
    private Attributes() {
    }

    /// Return an attribute of a trial's sample.
    ///
    /// @throws IllegalArgumentException when the sample has none, or the task did not ask for attributes
    static String of(ScoredTrial trial, String attribute) {
        String value = trial.attributes().get(attribute);
        if (value == null) {
            throw new IllegalArgumentException("sample [" + trial.sampleId() + "] has no attribute [" + attribute
                    + "], which a metric of its task goes by; give it one, and say slicedBy(\"" + attribute
                    + "\") or clusteredBy(\"" + attribute + "\") in the task");
        }
        return value;
    }
}
