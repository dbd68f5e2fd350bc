package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// A rule that a checkpoint must keep.
///
/// A gate is a record, so that its settings reach the run record.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Gate {

    /// Return the full name of the metric it looks at.
    String metric();

    /// Return the number that the metric, or its change against the baseline, is held against; a fraction for rates.
    double limit();

    /// Return the rule as a sentence, such as `commonsense/accuracy stays above 70 %`.
    String rule();

    /// Judge by the evidence alone.
    Verdict judge(Evidence evidence);
}
