package io.hakari.runner.client;

import java.time.Duration;
import java.util.Iterator;

import io.grpc.Status;
import io.hakari.exchange.RunnerException;

/// Decides after each loss of a stream whether it is tried again, and when; whoever answered since gets all patience anew.
final class Recovery {
    private final Line line;
    private Iterator<Duration> pauses;
    private volatile boolean answeredSince;

    Recovery(Line line) {
        this.line = line;
        this.pauses = line.patience().pauses().iterator();
    }

    /// Note that the runner is well; called for every answer, so that it writes only once.
    void answered() {
        if (!answeredSince) {
            answeredSince = true;
        }
    }

    /// Wait before the next attempt.
    ///
    /// @param unanswered how many requests wait for the runner to come back
    /// @throws RunnerException when there is none any more
    void awaitNextAttempt(Status lost, int unanswered) throws InterruptedException {
        if (answeredSince) {
            answeredSince = false;
            pauses = line.patience().pauses().iterator();
        }
        if (lost.getCode() == Status.Code.FAILED_PRECONDITION) {
            throw new RunnerException("runner [" + line.address() + "] answers no more: " + lost.getDescription()
                    + "; [" + unanswered + "] requests are unanswered");
        }
        if (!mayComeBack(lost) || !pauses.hasNext()) {
            String how = line.obituary().map(fate -> ": " + fate).orElse(" (" + text(lost) + ")");
            throw new RunnerException("runner [" + line.address() + "] was lost" + how + "; [" + unanswered
                    + "] requests are unanswered; start it and run again, which asks only what is missing");
        }
        Thread.sleep(pauses.next());
    }

    /// A stopping server ends streams as CANCELLED or, when it dies, as UNAVAILABLE, UNKNOWN or INTERNAL.
    private static boolean mayComeBack(Status status) {
        return switch (status.getCode()) {
            case OK, UNAVAILABLE, CANCELLED, UNKNOWN, INTERNAL, DEADLINE_EXCEEDED, ABORTED -> true;
            case INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED, RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    OUT_OF_RANGE, UNIMPLEMENTED, DATA_LOSS, UNAUTHENTICATED ->
                false;
        };
    }

    private static String text(Status status) {
        return status.getDescription() == null
                ? status.getCode().name()
                : status.getCode() + ": " + status.getDescription();
    }
}
