package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

/// A rule that a checkpoint must keep.
///
/// A gate is a record, so that its settings reach the run record.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Gate {

    /// Return the full name of the metric it looks at; of several, the first.
    String metric();

    /// Return the full names of all metrics it looks at.
    default List<String> metrics() {
        return List.of(metric());
    }

    /// Return the number that the metric, or its change against the baseline, is held against; a fraction for rates.
    double limit();

    /// Return the rule as a sentence, such as `commonsense/accuracy stays above 70 %`; it names the gate within a policy.
    String rule();

    /// Judge by the evidence alone.
    Ruling judge(Evidence evidence);

    /// Return the kind of rule, such as `Floor`.
    default String kind() {
        return getClass().getSimpleName();
    }

    /// Return what the verdict weighs in a release.
    default Importance importance() {
        return Importance.REQUIRED;
    }

    /// Return this gate as one that nobody can waive.
    default Gate critical() {
        return new Ranked(this, Importance.CRITICAL);
    }

    /// Return this gate as one that is shown and never blocks.
    default Gate advisory() {
        return new Ranked(this, Importance.ADVISORY);
    }

    /// Return this gate as one that never passes on fewer trials than these.
    default Gate onAtLeast(long trials) {
        return new Sized(this, trials);
    }
}
