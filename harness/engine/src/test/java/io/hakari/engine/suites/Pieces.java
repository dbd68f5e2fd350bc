package io.hakari.engine.suites;

import static io.hakari.procedure.MultipleChoice.multipleChoice;
import static io.hakari.suite.Task.task;

import io.hakari.sample.Dataset;
import io.hakari.suite.Task;

/// What test suites are made of.
public final class Pieces {
    private Pieces() {
    }

    /// Return a multiple-choice task of so many items.
    public static Task choosing(String name, long items) {
        return choosing(name, new Items(name, items));
    }

    public static Task choosing(String name, Dataset dataset) {
        return task(name).over(dataset).askedBy(multipleChoice()).scoredBy(new Preferred()).measuredBy(new Share());
    }
}
