package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.gate.Policy;
import io.hakari.gate.Statistician;
import io.hakari.gate.Terms;

/// One look at the scores of a run.
///
/// @param number from 1
/// @param of     how many looks the policy has
/// @param share  of the samples that is asked by then
/// @param terms  that this look may decide by
record Look(int number, int of, double share, Terms terms) {
    /// What an early look spends may be too little to tell from nothing; so much more makes no difference to a policy.
    private static final double LEAST = 1e-12;

    /// Return the looks of a policy; several share its error rates.
    ///
    /// @throws Told when nobody can share them
    static List<Look> of(Policy policy, Optional<Statistician> statistician) {
        if (policy.looks().size() == 1) {
            return List.of(onlyOne(policy));
        }
        Statistician spender = statistician.orElseThrow(() -> new Told("policy [" + policy.name() + "] looks "
                + policy.looks().size() + " times and nobody can divide its error rates; put scorers/statistics on the"
                + " class path"));
        List<Double> passing = spent(policy, spender, policy.terms().alphaPass());
        List<Double> failing = spent(policy, spender, policy.terms().alphaFail());
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < passing.size(); i++) {
            looks.add(new Look(i + 1, passing.size(), policy.looks().get(i),
                    policy.terms().spending(passing.get(i), failing.get(i))));
        }
        return List.copyOf(looks);
    }

    /// Return the look at everything that a run takes which is not judged.
    static Look onlyOne(Policy policy) {
        return new Look(1, 1, 1, policy.terms());
    }

    boolean only() {
        return of == 1;
    }

    boolean last() {
        return number == of;
    }

    private static List<Double> spent(Policy policy, Statistician statistician, double alpha) {
        List<Double> spent;
        try {
            spent = statistician.spend(alpha, policy.looks());
        } catch (RuntimeException e) {
            throw new Told("the error rates of policy [" + policy.name() + "] cannot be divided among its looks "
                    + policy.looks() + ": " + Reasons.of(e));
        }
        if (spent.size() != policy.looks().size() || !spent.stream().allMatch(one -> one >= 0 && one <= alpha)) {
            throw new Told(
                    "the looks " + policy.looks() + " of policy [" + policy.name() + "] were given the error rates "
                            + spent + "; each must be in [0, " + alpha + "]");
        }
        return spent.stream().map(one -> Math.max(one, LEAST)).toList();
    }
}
