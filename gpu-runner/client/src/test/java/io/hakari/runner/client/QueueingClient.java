package io.hakari.runner.client;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.hakari.exchange.Request.Weigh;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.sample.Content;

/// A client in a process of its own with thousands of requests waiting at every moment; it prints the live bytes of its
/// heap at the end of each round. Arguments: address, requests that wait at once, rounds, characters of a context.
final class QueueingClient {
    private QueueingClient() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        int waiting = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        String words = "長".repeat(Integer.parseInt(arguments[3]));
        try (Runner runner = Runners.open(arguments[0])) {
            Respondent respondent = runner.load("scripted-0001");
            for (int round = 0; round < rounds; round++) {
                ask(respondent, waiting, round, words);
                System.out.println(live());
            }
        }
    }

    private static void ask(Respondent respondent, int waiting, int round, String words) throws InterruptedException {
        var answered = new AtomicInteger();
        var done = new CountDownLatch(waiting);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < waiting; number++) {
            var question = new Weigh(List.of(Content.text(round + " " + number + words)), List.of("待つ", "走る"));
            threads.add(Thread.ofVirtual().unstarted(() -> {
                try {
                    if (respondent.answer(question) instanceof Response.Weighed) {
                        answered.incrementAndGet();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    done.countDown();
                }
            }));
        }
        threads.forEach(Thread::start);
        done.await();
        if (answered.get() != waiting) {
            throw new IllegalStateException("only [" + answered.get() + "] of [" + waiting + "] were answered");
        }
    }

    /// Return the bytes of what is still reachable.
    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
