package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Map;

import org.apiguardian.api.API;

import io.hakari.sample.Sample;

/// One attempt at one sample: a single exchange for a question, many for an episode.
///
/// @param attempt   counts from 1 when a sample is asked more than once
/// @param exchanges in the order they happened, at least one
/// @param findings  what the procedure found besides the answers, such as `outcome` of a simulation; empty for a question
@API(status = EXPERIMENTAL, since = "0.1")
public record Trial(Sample sample, int attempt, List<Exchange> exchanges, Map<String, String> findings) {

    public Trial {
        exchanges = List.copyOf(exchanges);
        findings = Map.copyOf(findings);
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt [" + attempt + "] must be at least 1");
        }
        if (exchanges.isEmpty()) {
            throw new IllegalArgumentException("trial of [" + sample.name() + "] has no exchange");
        }
    }

    /// A trial that is nothing but its exchanges.
    public Trial(Sample sample, int attempt, List<Exchange> exchanges) {
        this(sample, attempt, exchanges, Map.of());
    }

    /// Return the last response, which is the only one of a single-turn trial.
    public Response response() {
        return exchanges.getLast().response();
    }
}
