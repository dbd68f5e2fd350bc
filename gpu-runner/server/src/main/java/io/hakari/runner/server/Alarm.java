package io.hakari.runner.server;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs small things later, one after the other.
final class Alarm implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("hakari-alarm").daemon().factory());

    Alarm() {
        // A budget is seldom used up; what was answered in time must not stay in the queue until then.
        timer.setRemoveOnCancelPolicy(true);
    }

    Future<?> after(long millis, Runnable run) {
        return timer.schedule(run, millis, TimeUnit.MILLISECONDS);
    }

    Future<?> every(long millis, Runnable run) {
        return timer.scheduleAtFixedRate(run, 0, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
