package io.hakari.engine;

import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/// Finds the suites of a request and tells everything that is wrong with them.
final class Discovery {
    private Discovery() {
    }

    static HakariDescriptor discover(EngineDiscoveryRequest request, UniqueId id, Plugins plugins) {
        SettingsReader reader = new SettingsReader(request.getConfigurationParameters());
        HakariDescriptor engine = new HakariDescriptor(id, reader.read());
        DiscoveryIssueReporter issues = DiscoveryIssueReporter
                .deduplicating(DiscoveryIssueReporter.forwarding(request.getDiscoveryListener(), id));
        resolver(plugins).resolve(request, engine, issues);
        // Where no suite was asked for, other engines' tests must not stumble over our settings.
        if (!engine.getChildren().isEmpty()) {
            reader.problems().forEach(
                    problem -> issues.reportIssue(DiscoveryIssue.create(DiscoveryIssue.Severity.ERROR, problem)));
        }
        return engine;
    }

    private static EngineDiscoveryRequestResolver<HakariDescriptor> resolver(Plugins plugins) {
        return EngineDiscoveryRequestResolver.<HakariDescriptor>builder()
                .addClassContainerSelectorResolver(SuiteReader::isSuite)
                .addSelectorResolver(context -> new SuiteSelectorResolver(context.getEngineDescriptor(),
                        context.getClassNameFilter(), plugins, context.getIssueReporter()))
                .build();
    }
}
