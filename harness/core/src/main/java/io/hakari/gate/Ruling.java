package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import java.util.OptionalDouble;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// What a gate says, and the numbers it says it by.
///
/// @param verdict of this gate alone
/// @param seen    value and bounds at the gate's own error rates; empty when there was nothing to look at
/// @param broken  the p-value of the claim that the rule is broken, where that is why it failed and a claim of chance; empty
///                otherwise, also where a failure needs no statistics
/// @param plan    how many trials were planned, and for what; empty without a plan
@API(status = EXPERIMENTAL, since = "0.2")
public record Ruling(Verdict verdict, Optional<Estimate> seen, OptionalDouble broken, Optional<String> plan) {

    /// Return a ruling that rests on no numbers.
    public static Ruling of(Verdict verdict) {
        return new Ruling(verdict, Optional.empty(), OptionalDouble.empty(), Optional.empty());
    }

    /// Return a ruling on an estimate.
    public static Ruling of(Verdict verdict, Estimate seen) {
        return new Ruling(verdict, Optional.of(seen), OptionalDouble.empty(), Optional.empty());
    }

    /// Return this ruling with another verdict.
    public Ruling with(Verdict verdict) {
        return new Ruling(verdict, seen, broken, plan);
    }

    Ruling withBroken(double p) {
        return new Ruling(verdict, seen, OptionalDouble.of(p), plan);
    }

    Ruling withPlan(String plan) {
        return new Ruling(verdict, seen, broken, Optional.of(plan));
    }
}
