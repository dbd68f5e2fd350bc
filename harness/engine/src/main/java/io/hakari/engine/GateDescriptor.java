package io.hakari.engine;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

import io.hakari.gate.Gate;
import io.hakari.metric.Summary;
import io.hakari.suite.Suite;

/// A gate of the candidate; a test that fails unless the verdict is pass.
final class GateDescriptor extends AbstractTestDescriptor {
    static final String SEGMENT = "gate";

    private final Gate gate;
    private final Set<String> tasks;
    private final Set<TestTag> tags;

    GateDescriptor(UniqueId container, TestSource source, Gate gate, Suite suite) {
        super(id(container, gate), "gate: " + gate.rule(), source);
        this.gate = gate;
        this.tasks = tasksOf(gate, suite);
        // Those of the tasks, so that both are selected together.
        this.tags = suite.tasks().stream().filter(task -> tasks.contains(task.name()))
                .flatMap(task -> TaskDescriptor.tags(task).stream()).collect(Collectors.toUnmodifiableSet());
    }

    static UniqueId id(UniqueId container, Gate gate) {
        return container.append(SEGMENT, gate.rule());
    }

    private static Set<String> tasksOf(Gate gate, Suite suite) {
        Set<String> tasks = new LinkedHashSet<>();
        for (String metric : gate.metrics()) {
            List<String> parts = suite.summaries().stream().filter(summary -> summary.fullName().equals(metric))
                    .findFirst().map(Summary::metrics).orElse(List.of(metric));
            parts.forEach(part -> tasks.add(part.split("/", 2)[0]));
        }
        return Collections.unmodifiableSet(tasks);
    }

    /// Return the names of the tasks that the gate looks at, also through a summary.
    Set<String> tasks() {
        return tasks;
    }

    Gate gate() {
        return gate;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
