package io.hakari.engine;

import java.util.List;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/// The root: the settings, and the suites that were found.
final class HakariDescriptor extends EngineDescriptor {
    private final Settings settings;

    HakariDescriptor(UniqueId id, Settings settings) {
        super(id, "Hakari");
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    List<SuiteDescriptor> suites() {
        return getChildren().stream().map(SuiteDescriptor.class::cast).toList();
    }
}
