package io.hakari.command;

import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// A gate on what nobody measures.
public final class BrokenSuite implements SuiteDefinition {
    @Override
    public Suite define() {
        return suite("broken", "1").task(TinySuite.asking("counters"))
                .gate(metric("counters/f1").staysAbove(0.5))
                .build();
    }
}
