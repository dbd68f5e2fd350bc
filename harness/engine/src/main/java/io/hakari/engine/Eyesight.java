package io.hakari.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Seen;
import io.hakari.exchange.Trial;
import io.hakari.suite.Task;

/// Compares what the runner says that the model saw with what it was shown.
final class Eyesight {
    /// The finding of a trial that showed media.
    static final String FINDING = "media";
    static final String VERIFIED = "verified";
    private static final String UNVERIFIED = "unverified: ";

    private Eyesight() {
    }

    /// Return the findings of a trial and, where it showed media and was answered, whether they were seen as shown.
    static Map<String, String> findings(Trial trial) {
        Map<String, String> findings = new HashMap<>(trial.findings());
        for (Exchange exchange : trial.exchanges()) {
            if (Seen.anything(exchange.request()) && !(exchange.response() instanceof Response.Failed)) {
                findings.merge(FINDING, judged(exchange), (one, other) -> one.equals(VERIFIED) ? other : one);
            }
        }
        return findings;
    }

    private static String judged(Exchange exchange) {
        Optional<Seen> seen = exchange.response().seen();
        if (seen.isEmpty()) {
            return UNVERIFIED + "the runner does not tell what the model saw";
        }
        return seen.get().difference(exchange.request()).map(UNVERIFIED::concat).orElse(VERIFIED);
    }

    /// A question about change over time is no question to a model that sees one frame.
    ///
    /// @throws RunnerException when it was put to one
    static void require(Task task, Trial trial) {
        for (Exchange exchange : trial.exchanges()) {
            exchange.response().seen().flatMap(seen -> seen.fewestFrames(exchange.request()))
                    .filter(frames -> frames < task.procedure().leastFrames()).ifPresent(frames -> {
                        throw new RunnerException("task [" + task.name() + "] asks about change over time and needs ["
                                + task.procedure().leastFrames() + "] frames, but the runner received [" + frames
                                + "] of sample [" + trial.sample().name()
                                + "]; serve a checkpoint that takes several frames");
                    });
        }
    }
}
