package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apiguardian.api.API;

import io.hakari.gate.Gate;
import io.hakari.metric.Metric;
import io.hakari.metric.Summary;

/// Finds everything that is wrong with a suite before it is run.
@API(status = EXPERIMENTAL, since = "0.1")
public final class SuiteProblems {
    private final Suite suite;
    private final List<SuiteProblem> problems = new ArrayList<>();
    private final Set<String> metrics = new TreeSet<>();

    private SuiteProblems(Suite suite) {
        this.suite = suite;
    }

    /// Return every problem, none when the suite can be run.
    public static List<SuiteProblem> of(Suite suite) {
        SuiteProblems found = new SuiteProblems(suite);
        found.lookAtTasks();
        found.lookAtSummaries();
        found.lookAtGates();
        return List.copyOf(found.problems);
    }

    private void lookAtTasks() {
        if (suite.tasks().isEmpty()) {
            add(suite, "suite [" + suite.name() + "] has no task");
        }
        Set<String> names = new HashSet<>();
        for (Task task : suite.tasks()) {
            if (!names.add(task.name())) {
                add(task, "suite [" + suite.name() + "] has two tasks named [" + task.name() + "]");
                continue;
            }
            for (Metric metric : task.metrics()) {
                if (!metrics.add(task.name() + "/" + metric.name())) {
                    add(task, "task [" + task.name() + "] has two metrics named [" + metric.name() + "]");
                }
            }
        }
    }

    private void lookAtSummaries() {
        Set<String> names = new TreeSet<>();
        for (Summary summary : suite.summaries()) {
            for (String metric : summary.metrics()) {
                if (!metrics.contains(metric)) {
                    add(summary, "summary [" + summary.name() + "] adds up [" + metric
                            + "], which no task measures; measured: " + metrics);
                }
            }
            if (!names.add(summary.fullName())) {
                add(summary, "suite [" + suite.name() + "] has two summaries named [" + summary.name() + "]");
            }
        }
        metrics.addAll(names);
    }

    private void lookAtGates() {
        Set<String> rules = new HashSet<>();
        for (Gate gate : suite.gates()) {
            if (!rules.add(gate.rule())) {
                add(gate, "suite [" + suite.name() + "] has the gate [" + gate.rule() + "] twice");
            }
            for (String metric : gate.metrics()) {
                if (!metrics.contains(metric)) {
                    add(gate, "gate [" + gate.rule() + "] looks at [" + metric
                            + "], which no task measures; measured: " + metrics);
                }
            }
        }
    }

    private void add(Object part, String message) {
        problems.add(new SuiteProblem(message, part));
    }
}
