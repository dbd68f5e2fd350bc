package io.hakari.engine;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;

/// How far the asking of a run is.
final class Progress {
    private final List<TaskRun> tasks;
    private final LongAdder asked = new LongAdder();
    private final LongAdder unscored = new LongAdder();

    Progress(List<TaskRun> tasks) {
        this.tasks = List.copyOf(tasks);
    }

    void count(boolean scored) {
        asked.increment();
        if (!scored) {
            unscored.increment();
        }
    }

    /// Return how many trials were asked and answered.
    long asked() {
        return asked.sum();
    }

    /// Return how many of the answers could not be scored.
    long unscored() {
        return unscored.sum();
    }

    /// Return how many trials an earlier attempt at this run had already answered.
    long held() {
        return tasks.stream().mapToLong(TaskRun::held).sum();
    }

    /// Return how many trials all tasks have; empty when a task does not know.
    OptionalLong total() {
        long total = 0;
        for (TaskRun task : tasks) {
            OptionalLong size = task.size();
            if (size.isEmpty()) {
                return OptionalLong.empty();
            }
            total += size.getAsLong();
        }
        return OptionalLong.of(total);
    }
}
