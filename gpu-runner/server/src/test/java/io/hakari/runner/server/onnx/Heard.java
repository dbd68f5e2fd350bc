package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.server.GenerationListener;

/// A listener that keeps what it hears.
final class Heard implements GenerationListener {
    final Map<Integer, List<String>> deltas = new TreeMap<>();
    final Map<Integer, Finished> finished = new TreeMap<>();
    final Map<Integer, Error> failed = new TreeMap<>();
    private final IntPredicate cancelled;

    Heard() {
        this(_ -> false);
    }

    Heard(IntPredicate cancelled) {
        this.cancelled = cancelled;
    }

    @Override
    public void delta(int request, String text) {
        deltas.computeIfAbsent(request, _ -> new ArrayList<>()).add(text);
    }

    @Override
    public void finished(int request, Finished end) {
        if (finished.put(request, end) != null) {
            throw new IllegalStateException("request [" + request + "] finished twice");
        }
    }

    @Override
    public void failed(int request, Error error) {
        failed.put(request, error);
    }

    @Override
    public boolean cancelled(int request) {
        return cancelled.test(request);
    }

    Finished finished(int request) {
        return Objects.requireNonNull(finished.get(request), () -> "request [" + request + "] did not finish");
    }

    Error failed(int request) {
        return Objects.requireNonNull(failed.get(request), () -> "request [" + request + "] did not fail");
    }

    String text(int request) {
        return finished(request).getText();
    }
}
