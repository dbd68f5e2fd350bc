package io.hakari.runner.client;

import io.hakari.exchange.Respondent;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;

/// A client in a process of its own that is told to end while it asks, as by Ctrl-C, which ends the server too.
///
/// What it was asking hears of it while the process ends, and it prints that. Argument: the address.
final class EndingClient {
    private EndingClient() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        Runner runner = Runners.open(arguments[0]);
        Respondent respondent = runner.load("scripted-0001");
        var crowd = new Crowd(respondent, 4, Integer.MAX_VALUE, 100);
        crowd.awaitEnough();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> say(crowd)));
        System.exit(0);
    }

    private static void say(Crowd crowd) {
        try {
            crowd.awaitEnd();
            crowd.failures.stream().map(RunnerException::getMessage).distinct().forEach(System.out::println);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
