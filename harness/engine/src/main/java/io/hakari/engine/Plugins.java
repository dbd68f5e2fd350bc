package io.hakari.engine;

import java.util.List;
import java.util.Optional;

import io.hakari.gate.Statistician;
import io.hakari.suite.PolicySource;

/// What the engine finds on the class path beside suites.
interface Plugins {

    /// Return who answers the questions of plans and looks; empty when nobody is installed.
    Optional<Statistician> statistician();

    /// Return who reads policies and waivers.
    List<PolicySource> policySources();
}
