package io.hakari.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hakari.gate.Finding;
import io.hakari.records.MetricRecord;
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
        return tasks.stream().map(Assessment::record).toList();
    }

    List<MetricRecord> summaryRecords() {
        return summaries.stream().map(Measured::record).toList();
    }

    private static void add(Measured measured, Map<String, Finding> findings) {
        measured.finding().ifPresent(finding -> findings.put(measured.name(), finding));
    }
}
