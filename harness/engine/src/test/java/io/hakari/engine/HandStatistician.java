package io.hakari.engine;

import java.util.List;

import io.hakari.gate.Plan;
import io.hakari.gate.Statistician;

/// A statistician whose answers a test can reckon: a look may spend as much as its share, and a plan needs a fixed number.
record HandStatistician(long trials) implements Statistician {

    HandStatistician() {
        this(1000);
    }

    @Override
    public Need need(Plan plan, double margin, double alpha, int gates) {
        return new Need(trials, "a margin of " + margin);
    }

    @Override
    public double detectable(Plan plan, double alpha, int gates, long trials) {
        throw new UnsupportedOperationException("nobody asks for the smallest margin here");
    }

    @Override
    public List<Double> spend(double alpha, List<Double> looks) {
        return looks.stream().map(look -> alpha * look).toList();
    }

    @Override
    public long demonstration(double limit, double alpha, long violations) {
        throw new UnsupportedOperationException("nobody asks for it here");
    }

    @Override
    public double exposure(double limit, double alpha, long events) {
        throw new UnsupportedOperationException("nobody asks for it here");
    }

    @Override
    public double noise(double[] values) {
        throw new UnsupportedOperationException("nobody asks for noise here");
    }
}
