package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apiguardian.api.API;

/// What a run measured, how that differs from the baseline, and the terms to judge it by.
///
/// @param findings by full metric name, such as `commonsense/accuracy`
/// @param terms    of the policy, or what one look may spend of them
/// @param statistician says how many trials a planned gate needs; empty when none is installed
/// @param gates    how many gates must pass together, among which a plan divides its chance of missing; at least 1
@API(status = EXPERIMENTAL, since = "0.1")
public record Evidence(Map<String, Finding> findings, Terms terms, Optional<Statistician> statistician, int gates) {

    public Evidence {
        findings = Collections.unmodifiableMap(new TreeMap<>(findings));
    }

    /// Make evidence under the usual terms.
    public Evidence(Map<String, Finding> findings) {
        this(findings, Terms.USUAL, Optional.empty(), 1);
    }

    /// Return what was found for a metric; empty when nothing measured it.
    public Optional<Finding> of(String metric) {
        return Optional.ofNullable(findings.get(metric));
    }
}
