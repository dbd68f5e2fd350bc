package io.hakari.command;

import static io.hakari.suite.Suite.suite;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// A suite whose name is not allowed.
public final class UndefinedSuite implements SuiteDefinition {
    @Override
    public Suite define() {
        return suite("No Name", "1").build();
    }
}
