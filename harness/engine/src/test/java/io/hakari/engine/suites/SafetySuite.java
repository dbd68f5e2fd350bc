package io.hakari.engine.suites;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.gate.Points.points;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// One task, compared with a baseline.
public final class SafetySuite implements SuiteDefinition {

    @Override
    public Suite define() {
        return suite("safety", "2026.1")
                .task(choosing("hazards", 20))
                .gate(metric("hazards/share").isNoWorseThanBaseline().byMoreThan(points(10)))
                .build();
    }
}
