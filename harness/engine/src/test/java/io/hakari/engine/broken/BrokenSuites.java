package io.hakari.engine.broken;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// Suites with mistakes; the tests name the lines they stand in.
public final class BrokenSuites {
    private BrokenSuites() {
    }

    /// Three mistakes in one suite.
    public static final class Contradictory implements SuiteDefinition {
        @Override
        public Suite define() {
            return suite("contradictory", "1")
                    .task(choosing("counters", 3))
                    .task(choosing("counters", 3))
                    .task(choosing("years", 3).tagged("not a tag"))
                    .gate(metric("counters/f1").staysAbove(0.5))
                    .build();
        }
    }

    /// A name that the language refuses.
    public static final class Misnamed implements SuiteDefinition {
        @Override
        public Suite define() {
            task("Bad Name");
            return suite("misnamed", "1").build();
        }
    }

    /// No constructor that the engine could call.
    public static final class Closed implements SuiteDefinition {
        private Closed() {
        }

        @Override
        public Suite define() {
            return suite("closed", "1").build();
        }
    }
}
