package io.hakari.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Policy;
import io.hakari.gate.Release;
import io.hakari.gate.Ruling;
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

    Judgement judge(List<Assessment> assessments, Optional<Baseline> baseline, Instant now) {
        Map<String, Finding> findings = new TreeMap<>();
        assessments.forEach(assessment -> findings.putAll(assessment.findings()));
        Policy policy = suite.policy();
        List<Ruling> rulings = limit.isPresent()
                ? policy.gates().stream().map(_ -> Ruling.of(new Verdict.Invalid(limited()))).toList()
                : policy.judge(new Evidence(findings, policy.terms(), Optional.empty(), policy.gates().size()));
        Release release = Release.of(policy, rulings, List.of(), now);
        List<String> defects = defects(assessments);
        Verdict verdict = defects.isEmpty() ? release.verdict() : new Verdict.Invalid(String.join("; ", defects));
        return new Judgement(verdict, release.gates().stream().map(GateRecord::of).toList(),
                baseline.map(Baseline::record), List.of(), List.of());
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
