package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// A suite written as a Java class with a public constructor without parameters; the engine finds it by its type.
@API(status = EXPERIMENTAL, since = "0.1")
public interface SuiteDefinition {

    /// Return the suite; called once for each run.
    Suite define();
}
