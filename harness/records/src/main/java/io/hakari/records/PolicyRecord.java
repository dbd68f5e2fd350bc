package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

import io.hakari.gate.Policy;
import io.hakari.gate.Terms;

/// The policy that a run is judged by, as fixed before its first request.
///
/// @param digest SHA-256 over its name, terms, looks and gates with all their settings
/// @param gates  the rules, in the order of the policy
@API(status = EXPERIMENTAL, since = "0.2")
public record PolicyRecord(String name, String digest, Terms terms, List<Double> looks, List<String> gates) {

    public PolicyRecord {
        looks = List.copyOf(looks);
        gates = List.copyOf(gates);
    }

    /// Return what is recorded of a policy.
    ///
    /// @throws IllegalArgumentException when a gate is no record, so that its settings would go unrecorded
    public static PolicyRecord of(Policy policy) {
        return new PolicyRecord(policy.name(), SettingsText.digest(policy), policy.terms(), policy.looks(),
                policy.gates().stream().map(gate -> gate.rule()).toList());
    }
}
