package io.hakari.engine.suites;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// Two tasks, one of them tagged, and a gate on each.
public final class JapaneseSuite implements SuiteDefinition {

    @Override
    public Suite define() {
        return suite("japanese", "2026.1")
                .task(choosing("counters", 20).tagged("language"))
                .task(choosing("years", 10))
                .gate(metric("counters/share").staysAbove(0.7))
                .gate(metric("years/share").staysAbove(0.5))
                .build();
    }
}
