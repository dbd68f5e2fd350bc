package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apiguardian.api.API;

/// The gates of a release and the terms they decide by, fixed before the first request.
///
/// @param name  as reports show it
/// @param terms the error rates over all looks
/// @param looks the shares of the samples after which gates may decide, rising to 1; one look at all of them by default
/// @param gates in the order they are shown
@API(status = EXPERIMENTAL, since = "0.2")
public record Policy(String name, Terms terms, List<Double> looks, List<Gate> gates) {

    public Policy {
        looks = List.copyOf(looks);
        gates = List.copyOf(gates);
        double before = 0;
        for (double look : looks) {
            if (!(look > before && look <= 1)) {
                throw new IllegalArgumentException("looks " + looks + " of policy [" + name
                        + "] must rise, above 0 and up to 1");
            }
            before = look;
        }
        if (before != 1) {
            throw new IllegalArgumentException("looks " + looks + " of policy [" + name + "] must end with 1");
        }
    }

    /// Return a policy under the usual terms, with one look at everything.
    public static Policy of(String name, List<Gate> gates) {
        return new Policy(name, Terms.USUAL, List.of(1.0), gates);
    }

    /// Judge every gate, in the order of the policy.
    ///
    /// A failure that is a claim of chance stands only if Holm's method still proves it among all gates; one that does not
    /// is undecided. What a gate throws makes it invalid.
    public List<Ruling> judge(Evidence evidence) {
        List<Ruling> rulings = new ArrayList<>();
        gates.forEach(gate -> rulings.add(judge(gate, evidence)));
        List<Integer> claims = new ArrayList<>();
        for (int i = 0; i < rulings.size(); i++) {
            if (rulings.get(i).broken().isPresent()) {
                claims.add(i);
            }
        }
        claims.sort(Comparator.comparingDouble(i -> rulings.get(i).broken().orElseThrow()));
        boolean proven = true;
        for (int rank = 0; rank < claims.size(); rank++) {
            Ruling ruling = rulings.get(claims.get(rank));
            proven &= ruling.broken().orElseThrow() <= evidence.terms().alphaFail() / (gates.size() - rank);
            if (!proven) {
                rulings.set(claims.get(rank), ruling.with(new Verdict.Undecided(ruling.verdict().reason()
                        + "; among " + gates.size() + " gates this may be chance")));
            }
        }
        return List.copyOf(rulings);
    }

    private static Ruling judge(Gate gate, Evidence evidence) {
        try {
            return gate.judge(evidence);
        } catch (RuntimeException e) {
            return Ruling.of(new Verdict.Invalid("the gate could not judge: " + e));
        }
    }
}
