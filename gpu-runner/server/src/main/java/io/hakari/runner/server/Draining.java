package io.hakari.runner.server;

import io.grpc.stub.ServerCallStreamObserver;
import io.hakari.runner.protocol.v1.DrainEvent;
import io.hakari.runner.protocol.v1.DrainRequest;

/// Lets a runner end at a client's word: it takes nothing more, answers what is in flight, and stops.
final class Draining {
    private static final int PERIOD = 50;

    private final InferenceService inference;
    private final Health health;
    private final Alarm alarm;
    private final Runnable stop;

    /// @param stop ends the server once everything is answered
    Draining(InferenceService inference, Health health, Alarm alarm, Runnable stop) {
        this.inference = inference;
        this.health = health;
        this.alarm = alarm;
        this.stop = stop;
    }

    /// Drain, and tell how many are in flight each time that changed; who does not listen does not stop it.
    void drain(DrainRequest request, ServerCallStreamObserver<DrainEvent> out) {
        out.setOnCancelHandler(() -> {});
        health.draining();
        inference.drain();
        var drain = new Drain(out);
        long grace = Integer.toUnsignedLong(request.getGraceMs());
        if (grace > 0) {
            var _ = alarm.after(grace, drain::giveUp);
        }
        drain.look();
    }

    private final class Drain {
        private final ServerCallStreamObserver<DrainEvent> out;
        private int told = -1;
        private boolean over;

        Drain(ServerCallStreamObserver<DrainEvent> out) {
            this.out = out;
        }

        synchronized void look() {
            if (over) {
                return;
            }
            int inFlight = inference.tally().inFlightNow();
            if (inference.isIdle()) {
                finish(0);
                return;
            }
            if (inFlight != told) {
                told = inFlight;
                out.onNext(DrainEvent.newBuilder().setInFlight(inFlight).build());
            }
            var _ = alarm.after(PERIOD, this::look);
        }

        synchronized void giveUp() {
            if (!over) {
                int left = inference.tally().inFlightNow();
                inference.cut();
                finish(left);
            }
        }

        private void finish(int left) {
            over = true;
            out.onNext(DrainEvent.newBuilder().setInFlight(left).setDone(true).build());
            out.onCompleted();
            Thread.ofPlatform().name("hakari-stop").start(stop);
        }
    }
}
