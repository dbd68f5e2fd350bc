package io.hakari.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/// One of the first samples of a task, listed on request.
final class SampleDescriptor extends AbstractTestDescriptor {

    SampleDescriptor(TaskDescriptor task, long ordinal, String name) {
        super(id(task, ordinal), task.getDisplayName() + " #" + ordinal + " " + name, task.getSource().orElseThrow());
    }

    private static UniqueId id(TaskDescriptor task, long ordinal) {
        return task.getUniqueId().append("sample", Long.toString(ordinal));
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
