package io.hakari.runner.client;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.hakari.exchange.Request.Weigh;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.scripted.ScriptedEngine;
import io.hakari.sample.Content;

/// Measures how many score requests a second go through loopback gRPC and the scripted engine.
///
/// Arguments: requests in flight, requests, and `one` or `two` for the number of processes.
final class OverheadBenchmark {
    private static final String CONTEXT = "問題：次の文に入る言葉を一つ選びなさい。駅のホームで白線の内側に下がってお待ちください、という放送が流れた。答えは：";
    private static final List<String> CONTINUATIONS = List.of("安全のため", "電車が通る", "荷物を運ぶ", "切符を買う", "階段を上る");

    private OverheadBenchmark() {
    }

    public static void main(String[] arguments) throws InterruptedException, java.io.IOException {
        int inFlight = Integer.parseInt(arguments[0]);
        int requests = Integer.parseInt(arguments[1]);
        boolean two = arguments[2].equals("two");
        var settings = RunnerServer.Settings.onLoopback("demo", new ScriptedEngine());
        try (RunnerServer server = RunnerServer.start(settings);
                Runner runner = Runners
                        .open(two ? "local:demo?engine=scripted" : "grpc://127.0.0.1:" + server.port())) {
            Respondent respondent = runner.load("scripted-0001");
            for (int round = 1; round <= 5; round++) {
                long begun = System.nanoTime();
                ask(respondent, inFlight, requests, round * requests);
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.out.printf(Locale.ROOT, "%s process(es), %d in flight, round %d: %.0f requests per second%n",
                        arguments[2], inFlight, round, requests / seconds);
            }
        }
    }

    private static void ask(Respondent respondent, int inFlight, int requests, int first) throws InterruptedException {
        var next = new AtomicInteger();
        var done = new CountDownLatch(inFlight);
        for (int worker = 0; worker < inFlight; worker++) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                        Response response = respondent
                                .answer(new Weigh(List.of(Content.text(CONTEXT + (first + i))), CONTINUATIONS));
                        if (!(response instanceof Response.Weighed)) {
                            throw new IllegalStateException("unexpected " + response);
                        }
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
    }
}
