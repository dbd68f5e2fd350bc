package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// What a gate finds when it looks at the evidence: a claim to decide, or nothing it could decide by.
@API(status = EXPERIMENTAL, since = "0.2")
public sealed interface Examined permits Claim, Examined.Unfit {

    /// There is nothing to judge by, or what there is cannot be trusted.
    record Unfit(String reason) implements Examined {}
}
