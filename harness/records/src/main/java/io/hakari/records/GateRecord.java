package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apiguardian.api.API;

import io.hakari.gate.Gate;
import io.hakari.gate.Importance;
import io.hakari.gate.Release;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.metric.Estimate;

/// What a gate said.
///
/// The rule and the verdict's reason are English sentences; kind, limit and bounds let a report say the same in any language.
///
/// @param kind       the gate's type, such as `Floor`
/// @param limit      what the metric, or its change against the baseline, is held against; a fraction for rates
/// @param verdict    of this gate, among all gates of the policy
/// @param importance what it weighs in the release
/// @param seen       value and bounds that the gate decided by; empty when there were none
/// @param broken     the p-value of the claim that the rule is broken, where it failed by one
/// @param plan       how many trials were planned, and for what
/// @param waiver     the waiver that counts
/// @param flaws      why waivers that name the gate do not count
@API(status = EXPERIMENTAL, since = "0.1")
public record GateRecord(String kind, String metric, double limit, String rule, Verdict verdict, Importance importance,
        Optional<Estimate> seen, OptionalDouble broken, Optional<String> plan, Optional<Waiver> waiver,
        List<String> flaws) {

    public GateRecord {
        flaws = List.copyOf(flaws);
    }

    /// Make the record of a required gate that says no more than its verdict.
    public GateRecord(String kind, String metric, double limit, String rule, Verdict verdict) {
        this(kind, metric, limit, rule, verdict, Importance.REQUIRED, Optional.empty(), OptionalDouble.empty(),
                Optional.empty(), Optional.empty(), List.of());
    }

    /// Return what is recorded of a judged gate.
    public static GateRecord of(Release.Judged judged) {
        Gate gate = judged.gate();
        return new GateRecord(gate.kind(), gate.metric(), gate.limit(), gate.rule(), judged.ruling().verdict(),
                gate.importance(), judged.ruling().seen(), judged.ruling().broken(), judged.ruling().plan(),
                judged.waiver(), judged.flaws());
    }
}
