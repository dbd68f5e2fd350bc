package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collection;

import org.apiguardian.api.API;

/// What a gate says. Only `Pass` opens it: undecided and invalid never pass.
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Verdict {

    /// Return the sentence that says why, with the numbers it rests on.
    String reason();

    /// The evidence shows that the rule holds.
    record Pass(String reason) implements Verdict {}

    /// The evidence shows that the rule is broken.
    record Fail(String reason) implements Verdict {}

    /// The evidence cannot tell; more of it might.
    record Undecided(String reason) implements Verdict {}

    /// There is nothing to judge by, or what there is cannot be trusted.
    record Invalid(String reason) implements Verdict {}

    /// Return one verdict for many gates: any fail fails; else any invalid, or no gate at all, is invalid; else any
    /// undecided is undecided; else all passed.
    static Verdict of(Collection<Verdict> verdicts) {
        return Verdicts.combine(verdicts);
    }
}
