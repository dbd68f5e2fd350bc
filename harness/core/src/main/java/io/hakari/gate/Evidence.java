package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apiguardian.api.API;

/// What a run measured, and how that differs from the baseline.
///
/// @param findings by full metric name, such as `commonsense/accuracy`
@API(status = EXPERIMENTAL, since = "0.1")
public record Evidence(Map<String, Finding> findings) {

    public Evidence {
        findings = Collections.unmodifiableMap(new TreeMap<>(findings));
    }

    /// Return what was found for a metric; empty when nothing measured it.
    public Optional<Finding> of(String metric) {
        return Optional.ofNullable(findings.get(metric));
    }
}
