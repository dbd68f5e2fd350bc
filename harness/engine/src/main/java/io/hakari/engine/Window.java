package io.hakari.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The tasks that are asked at the moment; when one has no more samples, the next one takes its place.
final class Window {
    private final Queue<TaskRun> waiting;
    private final Consumer<TaskRun> opening;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<TaskRun> open = List.of();

    /// @param opening is told of each task before its first sample is handed out
    Window(List<TaskRun> tasks, int width, Consumer<TaskRun> opening) {
        this.waiting = new ArrayDeque<>(tasks);
        this.opening = opening;
        List<TaskRun> first = new ArrayList<>();
        while (first.size() < width && !waiting.isEmpty()) {
            first.add(openNext());
        }
        this.open = List.copyOf(first);
    }

    /// Return the next question of the open tasks in turn; empty when there is none left.
    Optional<Question> next() {
        while (true) {
            List<TaskRun> now = open;
            if (now.isEmpty()) {
                return Optional.empty();
            }
            TaskRun task = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
            Optional<Question> question = task.next();
            if (question.isPresent()) {
                return question;
            }
            replace(task);
        }
    }

    /// Close the tasks that are still open.
    synchronized void close() {
        open.forEach(TaskRun::close);
        open = List.of();
    }

    private synchronized void replace(TaskRun finished) {
        List<TaskRun> others = new ArrayList<>(open);
        if (!others.remove(finished)) {
            return;
        }
        finished.close();
        if (!waiting.isEmpty()) {
            others.add(openNext());
        }
        open = List.copyOf(others);
    }

    private TaskRun openNext() {
        TaskRun next = waiting.remove();
        opening.accept(next);
        next.open();
        return next;
    }
}
