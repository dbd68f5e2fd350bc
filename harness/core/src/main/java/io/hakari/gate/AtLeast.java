package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.apiguardian.api.API;

/// Passes when at least `u` of several rules are proven to hold together.
///
/// The p-value of "at least `u` of `m` hold" is `(m - u + 1) p₍ᵤ₎`, with `p₍ᵤ₎` the `u`-th smallest (partial conjunction,
/// under any dependence). It fails when at least `m - u + 1` are proven broken in the same way.
///
/// Benjamini and Heller (2008), Screening for partial conjunction hypotheses, Biometrics 64.
///
/// @param u     in [1, gates]
/// @param gates at least one
@API(status = EXPERIMENTAL, since = "0.2")
public record AtLeast(int u, List<Inequality> gates) implements Gate {

    public AtLeast {
        gates = List.copyOf(gates);
        if (u < 1 || u > gates.size()) {
            throw new IllegalArgumentException(
                    "u [" + u + "] must be in [1, " + gates.size() + "], the number of gates");
        }
    }

    @Override
    public String metric() {
        return gates.getFirst().metric();
    }

    @Override
    public List<String> metrics() {
        return gates.stream().map(Gate::metric).distinct().toList();
    }

    @Override
    public double limit() {
        return u;
    }

    @Override
    public String rule() {
        return "at least " + u + " of " + gates.size() + ": "
                + gates.stream().map(Gate::rule).collect(Collectors.joining("; "));
    }

    @Override
    public Ruling judge(Evidence evidence) {
        List<Claim> claims = new ArrayList<>();
        for (Inequality gate : gates) {
            switch (gate.examine(evidence)) {
                case Examined.Unfit(String reason) -> {
                    return Ruling.of(new Verdict.Invalid(reason));
                }
                case Claim claim -> claims.add(claim);
            }
        }
        return judge(claims, evidence.terms());
    }

    private Ruling judge(List<Claim> claims, Terms terms) {
        long holding = claims.stream().filter(claim -> claim.holds(terms.alphaPass())).count();
        String count = holding + " of " + claims.size() + " hold";
        double holds = together(claims.stream().map(Claim::pHolds).toList(), u);
        double broken = together(claims.stream().map(Claim::pBroken).toList(), claims.size() - u + 1);
        if (broken <= terms.alphaFail()) {
            return Ruling.of(new Verdict.Fail(count)).withBroken(broken);
        }
        return Ruling.of(holds <= terms.alphaPass()
                ? new Verdict.Pass(count)
                : new Verdict.Undecided(count + "; that " + u + " do together is not proven"));
    }

    private static double together(List<Double> ps, int u) {
        List<Double> sorted = new ArrayList<>(ps);
        Collections.sort(sorted);
        return Math.min(1, (sorted.size() - u + 1) * sorted.get(u - 1));
    }
}
