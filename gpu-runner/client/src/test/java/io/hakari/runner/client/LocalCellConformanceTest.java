package io.hakari.runner.client;

import io.hakari.exchange.Observation;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.testkit.PolicyConformance;

/// The learned policy of the cell, in the real engine and a process of its own.
class LocalCellConformanceTest extends PolicyConformance {

    @Override
    protected Runner open() throws InterruptedException {
        return Runners.open("local:demo?reuse=none");
    }

    @Override
    protected String policy() {
        return "cell-2000";
    }

    @Override
    protected Observation observation(long step) {
        return CellViews.at(step);
    }
}
