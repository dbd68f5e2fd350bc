package io.hakari.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.hakari.gate.Importance;
import io.hakari.metric.Estimate;
import io.hakari.records.Judgement;
import io.hakari.records.LookRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;

/// Words what a person at the console wants to know of a weighing.
final class Telling {
    private static final String INDENT = " ".repeat(12);
    private static final int MOST_REASONS = 3;
    private static final int PERCENT = 100;

    private Telling() {
    }

    /// Return what is about to be weighed, and on which runner it is asked now: a run that is gone on with may have begun
    /// on another one.
    static List<String> beginning(RunHeader header, Settings settings, long held) {
        List<String> lines = new ArrayList<>();
        lines.add(label("Hakari") + header.suite() + " " + header.suiteVersion());
        String against = settings.baseline().map(baseline -> ", against " + baseline).orElse("");
        String checkpoints = settings.series() ? String.join(", ", settings.checkpoints()) : header.checkpoint().name();
        lines.add(INDENT + checkpoints + " on " + settings.runner() + against + ", seed " + header.seed());
        lines.addAll(resuming(header, held));
        return lines;
    }

    /// Return how much of a run was found in its journal.
    static List<String> resuming(RunHeader header, long held) {
        return held == 0
                ? List.of()
                : List.of(label("Resumed") + header.id() + ": " + Words.count(held) + " trials were asked before");
    }

    /// Return one line about a run that is history.
    static String weighed(RunRecord run, Path folder) {
        long scored = run.tasks().stream().mapToLong(TaskRecord::scored).sum();
        long unscored = run.tasks().stream().mapToLong(TaskRecord::unscored).sum();
        return label("Weighed") + run.header().checkpoint().name() + ": " + Words.count(scored) + " scored, "
                + Words.count(unscored) + " unscored, in " + folder;
    }

    /// Return why a run ended early and how it goes on.
    static String stopped(String reason, Path folder, long trials) {
        return label("Stopped") + reason + "; " + Words.count(trials) + " trials are safe in " + folder
                + ", running again asks the rest";
    }

    /// Return one line about a look at the scores.
    static String look(Look look, LookRecord record) {
        return label("Look " + look.number() + "/" + look.of()) + String.format(Locale.ROOT,
                "%.0f %% of the samples, %,d trials: %s: %s", PERCENT * record.share(), record.trials(),
                Words.of(record.verdict()), record.verdict().reason());
    }

    /// Return the table of what each task measured, with what is wrong under each, and what they add up to.
    static List<String> table(Weighed weighed) {
        Columns columns = new Columns("lrlrlr");
        columns.row(List.of("task", "scored", "metric", "value", "interval", "change"));
        List<List<String>> notes = new ArrayList<>();
        notes.add(List.of());
        for (Assessment assessment : weighed.tasks()) {
            TaskRecord task = assessment.record();
            String name = task.name();
            String scored = Words.count(task.scored()) + "/" + Words.count(task.scored() + task.unscored());
            for (MetricRecord metric : task.metrics()) {
                columns.row(row(name, scored, metric));
                notes.add(List.of());
                name = "";
                scored = "";
            }
            notes.set(notes.size() - 1, notes(assessment));
        }
        for (MetricRecord summary : weighed.summaryRecords()) {
            columns.row(row("overall", "", summary));
            notes.add(List.of());
        }
        return woven(columns.lines(), notes);
    }

    /// Return the values of all checkpoints of a series beside each other.
    static List<String> series(List<RunRecord> runs) {
        if (runs.size() < 2) {
            return List.of();
        }
        Columns columns = new Columns("l" + "r".repeat(runs.size()));
        List<String> head = new ArrayList<>(List.of("series"));
        runs.forEach(run -> head.add(run.header().checkpoint().name()));
        columns.row(head);
        List<Map<String, String>> values = runs.stream().map(Telling::values).toList();
        metrics(runs.getLast()).forEach(metric -> {
            List<String> row = new ArrayList<>(List.of(metric.name()));
            values.forEach(of -> row.add(of.getOrDefault(metric.name(), "-")));
            columns.row(row);
        });
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(columns.lines());
        return lines;
    }

    /// Return what every gate and the run as a whole was judged, and where the record is.
    static List<String> judgement(Judgement judgement, Path record) {
        List<String> lines = new ArrayList<>(List.of(""));
        judgement.gates().forEach(gate -> {
            lines.add(label(Words.of(gate.verdict())) + gate.rule() + importance(gate.importance()));
            lines.add(INDENT + gate.verdict().reason());
            gate.plan().ifPresent(plan -> lines.add(INDENT + "planned: " + plan));
            gate.waiver().ifPresent(waiver -> lines.add(INDENT + Words.waived(waiver)));
            gate.flaws().forEach(flaw -> lines.add(INDENT + "a waiver does not count: " + flaw));
        });
        if (!judgement.gates().isEmpty()) {
            lines.add("");
        }
        if (!judgement.notes().isEmpty()) {
            judgement.notes().forEach(note -> lines.add(label("Note") + note));
            lines.add("");
        }
        lines.add(label("Verdict") + Words.of(judgement.verdict()) + ": " + judgement.verdict().reason());
        lines.add(label("Record") + record);
        return lines;
    }

    private static String importance(Importance importance) {
        return switch (importance) {
            case CRITICAL -> " (critical)";
            case REQUIRED -> "";
            case ADVISORY -> " (advisory)";
        };
    }

    private static List<String> row(String task, String scored, MetricRecord metric) {
        String name = metric.name().substring(metric.name().indexOf('/') + 1);
        return List.of(task, scored, name,
                metric.estimate().map(Words::value).orElse("-"),
                metric.estimate().map(Telling::interval).orElse("-"), metric.change().map(Words::moved).orElse(""));
    }

    private static String interval(Estimate estimate) {
        return String.format(Locale.ROOT, "[%s]  %s %%", Words.interval(estimate), confidence(estimate));
    }

    private static String confidence(Estimate estimate) {
        return String.format(Locale.ROOT, "%.1f", estimate.interval().confidence() * PERCENT).replaceFirst("\\.0$", "");
    }

    private static List<String> notes(Assessment assessment) {
        List<String> notes = new ArrayList<>();
        Tally tally = assessment.tally();
        int repeats = assessment.task().design().repeats();
        if (repeats > 1) {
            notes.add(Words.count((tally.scored() + tally.unscored()) / repeats) + " samples × " + repeats);
        }
        if (tally.unscored() > 0) {
            String reasons = tally.reasons().stream().limit(MOST_REASONS)
                    .map(reason -> reason.words() + " (" + Words.count(reason.trials()) + ")")
                    .collect(Collectors.joining(", "));
            notes.add(Words.count(tally.unscored()) + " unscored: " + reasons);
        }
        tally.media().filter(media -> media.unverified() > 0).ifPresent(media -> notes.add("media unverified in "
                + Words.count(media.unverified()) + " of " + Words.count(media.shown())
                + " trials: the runner does not tell what the model saw, or tells of something else"));
        if (assessment.repeated() > 0) {
            notes.add(Words.count(assessment.repeated())
                    + " samples stand in the dataset more than once; each is one more attempt");
        }
        assessment.record().error().ifPresent(error -> notes.add("not measured: " + error));
        return notes;
    }

    private static List<String> woven(List<String> rows, List<List<String>> notes) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (int row = 0; row < rows.size(); row++) {
            lines.add(rows.get(row));
            notes.get(row).forEach(note -> lines.add(INDENT + note));
        }
        return lines;
    }

    private static Map<String, String> values(RunRecord run) {
        Map<String, String> values = new TreeMap<>();
        metrics(run).forEach(metric -> {
            Optional<Estimate> estimate = metric.estimate();
            estimate.ifPresent(measured -> values.put(metric.name(), Words.value(measured)));
        });
        return values;
    }

    private static List<MetricRecord> metrics(RunRecord run) {
        List<MetricRecord> metrics = new ArrayList<>();
        run.tasks().forEach(task -> metrics.addAll(task.metrics()));
        metrics.addAll(run.summaries());
        return metrics;
    }

    private static String label(String word) {
        return (word + INDENT).substring(0, INDENT.length());
    }
}
