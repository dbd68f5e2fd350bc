package io.hakari.testkit;

import java.util.List;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;

class ScriptedRunnerConformanceTest extends RunnerConformance {

    @Override
    protected Runner open() throws InterruptedException {
        return Runners.open("scripted:toy");
    }

    @Override
    protected String checkpoint() {
        return "step-0001";
    }

    @Override
    protected String otherCheckpoint() {
        return "step-0003";
    }

    @Override
    protected List<String> continuations() {
        return List.of("あ", "い", "うえ", "かきく");
    }
}
