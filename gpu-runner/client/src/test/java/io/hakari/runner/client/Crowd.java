package io.hakari.runner.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.hakari.exchange.Request.Weigh;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.sample.Content;

/// Many threads that ask one respondent, each its own questions, until all are asked or the runner breaks.
final class Crowd {
    final Map<Integer, Response> answers = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<RunnerException> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final CountDownLatch enough;
    private final List<Thread> threads = new ArrayList<>();

    /// Let so many threads ask so many questions.
    Crowd(Respondent respondent, int size, int questions, int enough) {
        this.enough = new CountDownLatch(enough);
        var next = new AtomicInteger();
        IntStream.range(0, size)
                .forEach(_ -> threads.add(Thread.ofVirtual().start(() -> ask(respondent, next, questions))));
    }

    static Weigh question(int number) {
        return new Weigh(List.of(Content.text("質問" + number + "：駅で")), List.of("待つ", "走る"));
    }

    private void ask(Respondent respondent, AtomicInteger next, int questions) {
        try {
            for (int i = next.getAndIncrement(); i < questions; i = next.getAndIncrement()) {
                Response response = respondent.answer(question(i));
                if (answers.put(i, response) != null) {
                    throw new IllegalStateException("question " + i + " was answered twice");
                }
                answered.incrementAndGet();
                enough.countDown();
            }
        } catch (RunnerException e) {
            failures.add(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int answered() {
        return answered.get();
    }

    void awaitEnough() throws InterruptedException {
        enough.await();
    }

    void awaitEnd() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
