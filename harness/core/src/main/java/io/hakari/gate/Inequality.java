package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// A gate that claims one inequality of one measurement.
///
/// It passes when the claim is proven at the error rate of passing, fails when the opposite is proven at that of failing,
/// and is undecided between. A small or noisy run therefore never passes by showing nothing.
@API(status = EXPERIMENTAL, since = "0.2")
public interface Inequality extends Gate {

    /// Return the claim that the evidence allows to decide.
    Examined examine(Evidence evidence);

    /// Word what was proven, or what was not.
    Verdict verdict(Standing standing, Estimate seen);

    @Override
    default Ruling judge(Evidence evidence) {
        return switch (examine(evidence)) {
            case Examined.Unfit(String reason) -> Ruling.of(new Verdict.Invalid(reason));
            case Claim claim -> judge(claim, evidence.terms());
        };
    }

    private Ruling judge(Claim claim, Terms terms) {
        Estimate seen = claim.seen(terms);
        if (claim.broken(terms.alphaFail())) {
            return Ruling.of(verdict(Standing.BROKEN, seen), seen).withBroken(claim.pBroken());
        }
        return Ruling.of(verdict(claim.holds(terms.alphaPass()) ? Standing.PROVEN : Standing.OPEN, seen), seen);
    }

    /// How far a claim got.
    enum Standing {
        PROVEN,
        BROKEN,
        OPEN
    }
}
