package io.hakari.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/// One checkpoint of a series, with the tasks it is asked and, if it is the candidate, the gates.
final class CheckpointDescriptor extends AbstractTestDescriptor {
    static final String SEGMENT = "checkpoint";

    private final String checkpoint;
    private final int place;

    /// @param place in the series, from 0 for the oldest
    CheckpointDescriptor(SuiteDescriptor suite, String checkpoint, int place) {
        super(id(suite.getUniqueId(), checkpoint), suite.suite().name() + " on " + checkpoint,
                suite.sourceOf(suite.suite()));
        this.checkpoint = checkpoint;
        this.place = place;
    }

    static UniqueId id(UniqueId suite, String checkpoint) {
        return suite.append(SEGMENT, checkpoint);
    }

    String checkpoint() {
        return checkpoint;
    }

    int place() {
        return place;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
