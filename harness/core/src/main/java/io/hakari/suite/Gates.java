package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.gate.Ceiling;
import io.hakari.gate.Floor;
import io.hakari.gate.Gate;
import io.hakari.gate.NoWorseThanBaseline;
import io.hakari.gate.Points;

/// The sentences a gate is written in.
@API(status = EXPERIMENTAL, since = "0.1")
public final class Gates {
    private Gates() {
    }

    /// Begin a gate on a metric, named `task/metric`.
    public static OnMetric metric(String name) {
        return new OnMetric(name);
    }

    /// A gate that knows its metric but not its rule.
    public record OnMetric(String name) {

        /// Return the gate that wants the whole interval above a limit.
        public Gate staysAbove(double limit) {
            return new Floor(name, limit);
        }

        /// Return the gate that wants the whole interval below a limit.
        public Gate staysBelow(double limit) {
            return new Ceiling(name, limit);
        }

        /// Begin a gate that compares with the baseline.
        public NeedsMargin isNoWorseThanBaseline() {
            return margin -> new NoWorseThanBaseline(name, margin);
        }
    }

    /// A comparison with the baseline that does not know its margin.
    public interface NeedsMargin {
        Gate byMoreThan(Points margin);
    }
}
