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

/// Finds everything that is wrong with a suite before it is run.
@API(status = EXPERIMENTAL, since = "0.1")
public final class SuiteProblems {
    private SuiteProblems() {
    }

    /// Return one sentence for each problem, none when the suite can be run.
    public static List<String> of(Suite suite) {
        List<String> problems = new ArrayList<>();
        if (suite.tasks().isEmpty()) {
            problems.add("suite [" + suite.name() + "] has no task");
        }
        Set<String> tasks = new HashSet<>();
        Set<String> measured = new TreeSet<>();
        for (Task task : suite.tasks()) {
            if (!tasks.add(task.name())) {
                problems.add("suite [" + suite.name() + "] has two tasks named [" + task.name() + "]");
            }
            addMetrics(task, measured, problems);
        }
        for (Gate gate : suite.gates()) {
            if (!measured.contains(gate.metric())) {
                problems.add("gate [" + gate.rule() + "] looks at [" + gate.metric()
                        + "], which no task measures; measured: "
                        + measured);
            }
        }
        return problems;
    }

    private static void addMetrics(Task task, Set<String> measured, List<String> problems) {
        Set<String> own = new HashSet<>();
        for (Metric metric : task.metrics()) {
            if (!own.add(metric.name())) {
                problems.add("task [" + task.name() + "] has two metrics named [" + metric.name() + "]");
            }
            measured.add(task.name() + "/" + metric.name());
        }
    }
}
