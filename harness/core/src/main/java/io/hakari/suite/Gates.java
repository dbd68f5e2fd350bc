package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

import io.hakari.gate.AtLeast;
import io.hakari.gate.BetterThanBaseline;
import io.hakari.gate.Ceiling;
import io.hakari.gate.Floor;
import io.hakari.gate.Gate;
import io.hakari.gate.Inequality;
import io.hakari.gate.NoWorseThanBaseline;
import io.hakari.gate.Points;
import io.hakari.gate.RateCeiling;
import io.hakari.gate.SafetyLimit;
import io.hakari.gate.WorstGroup;

/// The sentences a gate is written in.
@API(status = EXPERIMENTAL, since = "0.1")
public final class Gates {
    private Gates() {
    }

    /// Begin a gate on a metric, named `task/metric`, or `overall/summary`.
    public static OnMetric metric(String name) {
        return new OnMetric(name);
    }

    /// Return the gate that wants at least `u` of several rules proven together.
    public static Gate atLeast(int u, Inequality... gates) {
        return new AtLeast(u, List.of(gates));
    }

    /// A gate that knows its metric but not its rule.
    public record OnMetric(String name) {

        /// Return the gate that wants the metric proven to lie above a limit.
        public Inequality staysAbove(double limit) {
            return new Floor(name, limit);
        }

        /// Return the gate that wants the metric proven to lie below a limit.
        public Inequality staysBelow(double limit) {
            return new Ceiling(name, limit);
        }

        /// Return the gate that wants a rate of events proven, by exact bounds, to lie below so many an hour.
        public Inequality staysBelowPerHour(double limit) {
            return new RateCeiling(name, limit);
        }

        /// Return the gate that wants the rate of violations proven, by exact bounds, to stay within a limit.
        public SafetyLimit keepsSafetyLimit(double limit) {
            return new SafetyLimit(name, limit, false);
        }

        /// Begin a gate on every group of samples that share the value of an attribute.
        public InEvery inEvery(String attribute) {
            return new InEvery(name, attribute);
        }

        /// Begin a gate that compares with the baseline.
        public NeedsMargin isNoWorseThanBaseline() {
            return margin -> new NoWorseThanBaseline(name, margin);
        }

        /// Return the gate that wants the candidate proven better than the baseline.
        public Inequality isBetterThanBaseline() {
            return new BetterThanBaseline(name, 0);
        }

        /// Return the gate that wants the candidate proven better than the baseline by more than a distance.
        public Inequality isBetterThanBaselineBy(Points distance) {
            return new BetterThanBaseline(name, distance.value());
        }
    }

    /// A gate on groups that does not know its limit.
    public record InEvery(String metric, String attribute) {

        /// Return the gate that wants the metric of every group proven to lie above a limit.
        public Gate staysAbove(double limit) {
            return new WorstGroup(metric, attribute, limit);
        }
    }

    /// A comparison with the baseline that does not know its margin.
    public interface NeedsMargin {
        NoWorseThanBaseline byMoreThan(Points margin);
    }
}
