package io.hakari.engine;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

import io.hakari.gate.Statistician;
import io.hakari.suite.PolicySource;

/// Finds plugins by `ServiceLoader`, each time anew, because class loaders come and go with the launcher's requests.
record InstalledPlugins() implements Plugins {

    @Override
    public Optional<Statistician> statistician() {
        return ServiceLoader.load(Statistician.class).findFirst();
    }

    @Override
    public List<PolicySource> policySources() {
        return ServiceLoader.load(PolicySource.class).stream().map(ServiceLoader.Provider::get).toList();
    }
}
