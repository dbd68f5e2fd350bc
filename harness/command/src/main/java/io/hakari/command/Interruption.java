package io.hakari.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.platform.engine.CancellationToken;

/// Cancels a weighing when the process is told to end, and gives it a moment to say where it stopped.
final class Interruption {
    private static final int MOMENT_SECONDS = 10;

    private final CountDownLatch over = new CountDownLatch(1);

    private Interruption() {
    }

    static Interruption cancelling(CancellationToken cancellation) {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> interruption.cancel(cancellation)));
        return interruption;
    }

    /// Note that there is nothing left to cancel.
    void over() {
        over.countDown();
    }

    private void cancel(CancellationToken cancellation) {
        cancellation.cancel();
        try {
            if (!over.await(MOMENT_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
