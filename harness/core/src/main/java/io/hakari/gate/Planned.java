package io.hakari.gate;

import java.util.Optional;

/// A comparison that never passes on fewer pairs than its plan needs.
record Planned(NoWorseThanBaseline gate, Plan plan) implements Gate {

    @Override
    public String metric() {
        return gate.metric();
    }

    @Override
    public double limit() {
        return gate.limit();
    }

    @Override
    public String rule() {
        return gate.rule() + ", planned for a power of " + Judging.percent(plan.power());
    }

    @Override
    public String kind() {
        return gate.kind();
    }

    @Override
    public Ruling judge(Evidence evidence) {
        Optional<Statistician> statistician = evidence.statistician();
        if (statistician.isEmpty()) {
            return Ruling.of(new Verdict.Invalid(
                    "gate [" + rule()
                            + "] has a plan and nobody can reckon it; put scorers/statistics on the class path"));
        }
        Statistician.Need need = statistician.get().need(plan, gate.margin().value(), evidence.terms().alphaPass(),
                evidence.gates());
        return Sized.held(gate.judge(evidence), need.trials()).withPlan(need.sentence());
    }
}
