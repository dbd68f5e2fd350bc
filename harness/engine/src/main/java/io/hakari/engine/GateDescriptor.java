package io.hakari.engine;

import java.util.Set;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

import io.hakari.gate.Gate;

/// A gate of the candidate; a test that fails unless the verdict is pass.
final class GateDescriptor extends AbstractTestDescriptor {
    static final String SEGMENT = "gate";

    private final Gate gate;
    private final Set<TestTag> tags;

    /// @param tags of the task that the gate looks at, so that both are selected together
    GateDescriptor(UniqueId container, TestSource source, Gate gate, Set<TestTag> tags) {
        super(id(container, gate), "gate: " + gate.rule(), source);
        this.gate = gate;
        this.tags = Set.copyOf(tags);
    }

    static UniqueId id(UniqueId container, Gate gate) {
        return container.append(SEGMENT, gate.rule());
    }

    /// Return the name of the task that a gate looks at.
    static String taskOf(Gate gate) {
        int slash = gate.metric().indexOf('/');
        return slash < 0 ? gate.metric() : gate.metric().substring(0, slash);
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
