package io.hakari.runner.client;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Exchange;
import io.hakari.exchange.Request.Weigh;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.exchange.Trial;
import io.hakari.gate.Terms;
import io.hakari.records.Journal;
import io.hakari.records.PolicyRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.TaskSettings;
import io.hakari.records.TrialRecord;
import io.hakari.sample.Sample;
import io.hakari.score.Score;

/// A client in a process of its own, that keeps a journal as a run does, and goes on with the one that is there.
///
/// It prints the request id of each trial that is safe. Arguments: address, checkpoint, folder of runs, questions.
final class JournalingClient {
    static final String RUN = "run";
    private static final String TASK = "questions";
    private static final int CONCURRENT = 32;

    private JournalingClient() {
    }

    public static void main(String[] arguments) throws Exception {
        Path runs = Path.of(arguments[2]);
        int questions = Integer.parseInt(arguments[3]);
        var safe = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        try (Runner runner = Runners.open(arguments[0])) {
            Respondent respondent = runner.load(arguments[1]);
            try (Journal journal = Files.exists(runs.resolve(RUN))
                    ? Journal.resume(runs.resolve(RUN))
                    : Journal.create(runs, header(respondent.checkpoint()));
                    ExecutorService threads = Executors.newFixedThreadPool(CONCURRENT)) {
                List<Future<?>> asked = IntStream.range(0, questions)
                        .filter(number -> !journal.holds(TASK, number, sample(number).id(), 1))
                        .<Future<?>>mapToObj(number -> threads.submit(() -> {
                            journal.append(ask(respondent, number));
                            say(safe, requestId(respondent.checkpoint().digest(), number));
                            return number;
                        })).toList();
                for (Future<?> one : asked) {
                    one.get();
                }
            }
        }
    }

    static String requestId(String digest, int number) {
        return RequestId.of(digest, Crowd.question(number));
    }

    static Sample sample(int number) {
        Weigh question = Crowd.question(number);
        return Sample.of("question " + number, question.context(), question.continuations(),
                question.continuations().subList(0, 1));
    }

    private static TrialRecord ask(Respondent respondent, int number) throws InterruptedException {
        Weigh question = Crowd.question(number);
        var exchange = new Exchange(question, respondent.answer(question));
        return new TrialRecord(TASK, number, new Trial(sample(number), 1, List.of(exchange)), Score.of(true, "待つ"));
    }

    private static void say(PrintStream out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static RunHeader header(Checkpoint checkpoint) {
        String digest = checkpoint.digest();
        return new RunHeader(RUN, Instant.parse("2026-11-26T00:00:00Z"), "kill", "1", digest,
                new PolicyRecord("kill", digest, Terms.USUAL, List.of(1.0), List.of()),
                List.of(new TaskSettings(TASK, "", "", "", List.of(), "")), checkpoint, "test", 1,
                OptionalLong.empty(), Map.of());
    }
}
