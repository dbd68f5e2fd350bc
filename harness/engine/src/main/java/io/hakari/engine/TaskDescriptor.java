package io.hakari.engine;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

import io.hakari.suite.Task;

/// A task put to one checkpoint; a test that fails when nothing could be scored.
final class TaskDescriptor extends AbstractTestDescriptor {
    static final String SEGMENT = "task";

    private final Task task;
    private final boolean listsSamples;

    TaskDescriptor(UniqueId container, String displayName, TestSource source, Task task, boolean listsSamples) {
        super(id(container, task.name()), displayName, source);
        this.task = task;
        this.listsSamples = listsSamples;
    }

    static UniqueId id(UniqueId container, String task) {
        return container.append(SEGMENT, task);
    }

    static Set<TestTag> tags(Task task) {
        return task.tags().stream().map(TestTag::create).collect(Collectors.toUnmodifiableSet());
    }

    Task task() {
        return task;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags(task);
    }

    @Override
    public Type getType() {
        return listsSamples ? Type.CONTAINER_AND_TEST : Type.TEST;
    }

    @Override
    public boolean mayRegisterTests() {
        return listsSamples;
    }
}
