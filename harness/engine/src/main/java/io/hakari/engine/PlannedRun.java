package io.hakari.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.platform.engine.TestDescriptor;

import io.hakari.gate.Policy;
import io.hakari.gate.Statistician;
import io.hakari.suite.Task;

/// A run to be made: a suite, a checkpoint, and the tasks and gates that the selection left.
///
/// @param container  holds the tasks and gates: the suite itself, or the checkpoint in a series
/// @param checkpoint empty for the newest that the runner offers
/// @param candidate  whether it is judged
record PlannedRun(SuiteDescriptor suite, TestDescriptor container, Optional<String> checkpoint, boolean candidate) {

    /// Return the selected tasks in the order of the suite.
    List<TaskDescriptor> tasks() {
        List<Task> order = suite.suite().tasks();
        return children(TaskDescriptor.class).stream()
                .sorted((one, other) -> Integer.compare(order.indexOf(one.task()), order.indexOf(other.task())))
                .toList();
    }

    List<GateDescriptor> gates() {
        return children(GateDescriptor.class);
    }

    /// Return the looks that the run takes at its scores; history is looked at once, at the end.
    ///
    /// @throws Told when the policy has several and nobody can divide its error rates among them
    List<Look> looks(Optional<Statistician> statistician) {
        Policy policy = suite.suite().policy();
        return candidate ? Look.of(policy, statistician) : List.of(Look.onlyOne(policy));
    }

    /// Return the names of the suite's tasks that the selection left out.
    List<String> unselected() {
        Set<String> selected = new HashSet<>();
        tasks().forEach(task -> selected.add(task.task().name()));
        return suite.suite().tasks().stream().map(Task::name).filter(name -> !selected.contains(name)).toList();
    }

    private <T extends TestDescriptor> List<T> children(Class<T> kind) {
        return container.getChildren().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
