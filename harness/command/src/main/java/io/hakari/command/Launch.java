package io.hakari.command;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.Filter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Has the engine weigh a suite, and tells what is wrong when it cannot.
final class Launch {
    private Launch() {
    }

    /// Weigh, and return what was heard of it.
    static Hearing of(Class<?> definition, Map<String, String> parameters, CancellationToken cancellation,
            Filter<?>... filters) {
        Hearing hearing = new Hearing();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(definition))
                .filters(filters).configurationParameters(parameters).listeners(hearing).build();
        LauncherFactory.create().execute(LauncherExecutionRequestBuilder.request(request).listeners(hearing)
                .cancellationToken(cancellation).build());
        return hearing;
    }

    /// Tell why nothing was run, and return the status that says so.
    static int tellMistakes(List<DiscoveryIssue> mistakes, PrintStream err) {
        mistakes.forEach(mistake -> err.println("hakari: " + mistake.message()));
        // What is wrong with a suite has a place in it; what is wrong with the settings was typed.
        boolean suiteIsWrong = mistakes.stream().anyMatch(mistake -> mistake.source().isPresent());
        return suiteIsWrong ? ExitStatus.INVALID : ExitStatus.USAGE;
    }
}
