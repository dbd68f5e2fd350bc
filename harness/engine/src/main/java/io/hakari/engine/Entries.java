package io.hakari.engine;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.platform.engine.reporting.ReportEntry;

import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;
import io.hakari.records.TaskRecord;

/// Words what was measured as report entries, for tools that listen to JUnit.
final class Entries {
    private Entries() {
    }

    static ReportEntry of(Map<String, String> entries) {
        return ReportEntry.from(entries);
    }

    static ReportEntry of(Assessment assessment) {
        TaskRecord task = assessment.record();
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("scored", Long.toString(task.scored()));
        entries.put("unscored", Long.toString(task.unscored()));
        if (assessment.repeated() > 0) {
            entries.put("repeated samples", Integer.toString(assessment.repeated()));
        }
        for (MetricRecord metric : task.metrics()) {
            metric.estimate().ifPresent(estimate -> put(entries, metric.name(), estimate));
            metric.change().ifPresent(change -> put(entries, metric.name() + " change", change));
        }
        task.error().ifPresent(error -> entries.put("error", error.isBlank() ? "unknown" : error));
        return of(entries);
    }

    private static void put(Map<String, String> entries, String name, Estimate estimate) {
        entries.put(name, Double.toString(estimate.value()));
        entries.put(name + " interval", "[" + estimate.lower() + ", " + estimate.upper() + "]");
    }
}
