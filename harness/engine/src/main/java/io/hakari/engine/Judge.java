package io.hakari.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Gate;
import io.hakari.gate.Policy;
import io.hakari.gate.Release;
import io.hakari.gate.Ruling;
import io.hakari.gate.Statistician;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.records.RunHeader;
import io.hakari.records.TaskRecord;

/// Judges the candidate: every gate of the policy by the evidence, and the run as a whole.
///
/// A run that did not ask everything, or of which a task broke, is invalid whatever its gates say.
final class Judge {
    private final Policy policy;
    private final Optional<Statistician> statistician;
    private final RunHeader header;
    private final List<Waiver> waivers;
    private final List<String> unselected;

    /// @param header of the run that is judged
    Judge(PlannedRun planned, RunHeader header, Optional<Statistician> statistician) {
        this.policy = planned.suite().suite().policy();
        this.statistician = statistician;
        this.header = header;
        this.waivers = planned.suite().waivers().stream().filter(this::isForThis).toList();
        this.unselected = planned.unselected();
    }

    Decision decide(Weighed weighed, Look look, Optional<EarlierRun> baseline, Instant now) {
        Map<String, Finding> findings = weighed.findings();
        Evidence evidence = new Evidence(findings, look.terms(), statistician, policy.gates().size());
        List<Ruling> rulings = header.limit().isPresent()
                ? policy.gates().stream().map(_ -> Ruling.of(new Verdict.Invalid(limited()))).toList()
                : policy.judge(evidence);
        Release release = Release.of(policy, rulings, waivers, now);
        List<String> notes = new ArrayList<>(unknownWaivers());
        notes.addAll(new Notes(header, evidence, release).all(baseline));
        notes.addAll(weighed.notes());
        return new Decision(look, release, defects(weighed), notes);
    }

    private boolean isForThis(Waiver waiver) {
        return waiver.checkpoint().equals(header.checkpoint().digest())
                && waiver.policy().equals(header.policy().digest());
    }

    private List<String> unknownWaivers() {
        List<String> rules = policy.gates().stream().map(Gate::rule).toList();
        return waivers.stream().map(Waiver::gate).filter(gate -> !rules.contains(gate))
                .map(gate -> "a waiver for this checkpoint and policy names the gate [" + gate
                        + "], which the policy does not have; it counts for nothing")
                .toList();
    }

    private List<String> defects(Weighed weighed) {
        List<String> defects = new ArrayList<>();
        if (!unselected.isEmpty()) {
            defects.add("tasks " + unselected + " were not selected");
        }
        if (header.limit().isPresent()) {
            defects.add(limited());
        }
        weighed.taskRecords().stream().map(TaskRecord::error).flatMap(Optional::stream).forEach(defects::add);
        return defects;
    }

    private String limited() {
        return "only the first " + header.limit().orElseThrow()
                + " samples of each task were asked; a gate needs all of them";
    }
}
