package io.hakari.scorers.statistics.rare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs parts that do not depend on each other on several threads; what they come to stands in their order.
final class Parts {
    private Parts() {
    }

    /// Run all parts; when one fails, the others are interrupted and its failure is thrown.
    static <T> List<T> run(int parts, int threads, Part<T> part) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(parts, threads));
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                int index = i;
                running.add(pool.submit(() -> part.run(index)));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw thrown(e);
        } finally {
            pool.shutdownNow();
            pool.close();
        }
    }

    private static RuntimeException thrown(ExecutionException e) throws InterruptedException {
        switch (e.getCause()) {
            case RuntimeException failure -> throw failure;
            case InterruptedException cancelled -> throw cancelled;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(e);
        }
    }

    /// One of the parts.
    interface Part<T> {
        T run(int index) throws InterruptedException;
    }
}
