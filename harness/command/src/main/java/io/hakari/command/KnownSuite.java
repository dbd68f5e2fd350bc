package io.hakari.command;

import io.hakari.suite.Suite;

/// A suite on the class path.
record KnownSuite(Class<?> definition, Suite suite) {}
