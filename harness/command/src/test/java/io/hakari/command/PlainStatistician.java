package io.hakari.command;

import java.util.Arrays;
import java.util.List;

import io.hakari.gate.Plan;
import io.hakari.gate.SafetyLimit;
import io.hakari.gate.Statistician;

/// Answers with numbers that can be reckoned in the head.
public final class PlainStatistician implements Statistician {

    @Override
    public Need need(Plan plan, double margin, double alpha, int gates) {
        return new Need(Math.round(gates / margin),
                Math.round(gates / margin) + " pairs by the rule of thumb for a power of " + plan.power()
                        + ", and one more word for each design effect".repeat((int) plan.designEffect() - 1));
    }

    @Override
    public double detectable(Plan plan, double alpha, int gates, long trials) {
        return (double) gates / trials;
    }

    @Override
    public List<Double> spend(double alpha, List<Double> looks) {
        return looks.stream().map(_ -> alpha / looks.size()).toList();
    }

    @Override
    public long demonstration(double limit, double alpha, long violations) {
        return SafetyLimit.demonstration(limit, alpha) + 1000 * violations;
    }

    @Override
    public double exposure(double limit, double alpha, long events) {
        return (events + 3) / limit;
    }

    @Override
    public double noise(double[] values) {
        return 2 * (Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow());
    }
}
