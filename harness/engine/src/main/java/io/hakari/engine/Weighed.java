package io.hakari.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.hakari.gate.Finding;
import io.hakari.records.AblationRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;

/// What a run measured as far as one look goes.
///
/// @param notes what a reader should know of the measuring
record Weighed(List<Assessment> tasks, List<Measured> summaries, List<String> notes) {

    Weighed {
        tasks = List.copyOf(tasks);
        summaries = List.copyOf(summaries);
        notes = List.copyOf(notes);
    }

    /// Return what gates look at, by full metric name.
    Map<String, Finding> findings() {
        Map<String, Finding> findings = new TreeMap<>();
        tasks.forEach(task -> task.measured().forEach(one -> add(one, findings)));
        summaries.forEach(one -> add(one, findings));
        return findings;
    }

    List<TaskRecord> taskRecords() {
        return tasks.stream().filter(task -> task.ablation().isEmpty()).map(Assessment::record).toList();
    }

    /// Return what tasks are worth with less to see.
    List<AblationRecord> ablationRecords() {
        return tasks.stream().map(Assessment::ablation).flatMap(Optional::stream).toList();
    }

    /// Return all of it, as it is written down.
    RunRecord.Measured record() {
        return new RunRecord.Measured(taskRecords(), summaryRecords(), ablationRecords());
    }

    List<MetricRecord> summaryRecords() {
        return summaries.stream().map(Measured::record).toList();
    }

    private static void add(Measured measured, Map<String, Finding> findings) {
        measured.finding().ifPresent(finding -> findings.put(measured.name(), finding));
    }
}
