package io.hakari.engine;

import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/// One of the first samples of a task, listed on request.
final class SampleDescriptor extends AbstractTestDescriptor {

    SampleDescriptor(TaskDescriptor task, Question question) {
        super(task.getUniqueId().append("sample", place(question)),
                task.getDisplayName() + " #" + place(question) + " " + question.sample().name(),
                task.getSource().orElseThrow());
    }

    /// Each repeat of a sample is a test of its own.
    private static String place(Question question) {
        return question.ordinal() + (question.repeat() == 1 ? "" : "-" + question.repeat());
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
