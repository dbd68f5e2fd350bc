package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Gate;
import io.hakari.gate.Verdict;
import io.hakari.records.GateRecord;
import io.hakari.records.Judgement;
import io.hakari.records.TaskRecord;
import io.hakari.suite.Suite;

/// Judges the candidate: every gate of the suite by the evidence, and the run as a whole.
///
/// A run that did not ask everything, or of which a task broke, is invalid whatever its gates say.
final class Judge {
    private final Suite suite;
    private final OptionalLong limit;
    private final List<String> unselected;

    /// @param unselected the names of tasks that were not asked
    Judge(Suite suite, OptionalLong limit, List<String> unselected) {
        this.suite = suite;
        this.limit = limit;
        this.unselected = List.copyOf(unselected);
    }

    Judgement judge(List<Assessment> assessments, Optional<Baseline> baseline) {
        Map<String, Finding> findings = new TreeMap<>();
        assessments.forEach(assessment -> findings.putAll(assessment.findings()));
        Evidence evidence = new Evidence(findings);
        List<GateRecord> gates = suite.gates().stream()
                .map(gate -> new GateRecord(gate.getClass().getSimpleName(), gate.metric(), gate.limit(), gate.rule(),
                        judge(gate, evidence)))
                .toList();
        List<String> defects = defects(assessments);
        Verdict verdict = defects.isEmpty()
                ? Verdict.of(gates.stream().map(GateRecord::verdict).toList())
                : new Verdict.Invalid(String.join("; ", defects));
        return new Judgement(verdict, gates, baseline.map(Baseline::record));
    }

    private Verdict judge(Gate gate, Evidence evidence) {
        if (limit.isPresent()) {
            return new Verdict.Invalid(limited());
        }
        try {
            return gate.judge(evidence);
        } catch (RuntimeException e) {
            return new Verdict.Invalid("the gate could not judge: " + Reasons.of(e));
        }
    }

    private List<String> defects(List<Assessment> assessments) {
        List<String> defects = new ArrayList<>();
        if (!unselected.isEmpty()) {
            defects.add("tasks " + unselected + " were not selected");
        }
        if (limit.isPresent()) {
            defects.add(limited());
        }
        assessments.stream().map(Assessment::record).map(TaskRecord::error).flatMap(Optional::stream)
                .forEach(defects::add);
        return defects;
    }

    private String limited() {
        return "only the first " + limit.orElseThrow() + " samples of each task were asked; a gate needs all of them";
    }
}
