package io.hakari.runner.server;

import java.util.ArrayDeque;
import java.util.Optional;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActFrame;
import io.hakari.runner.protocol.v1.Dropped;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Opened;
import io.hakari.runner.protocol.v1.Reset.Mode;

/// One robot session: frames come from the transport's thread, a thread of its own asks the policy.
///
/// At most a reset and an observation wait. In lock step the next frame is read when the last one is answered; in real
/// time frames are read as they come, and an observation that still waits gives way to a newer one and is told as dropped.
/// A client that stops reading is no longer read.
final class ActStream implements StreamObserver<ActFrame> {
    private final ServerCallStreamObserver<ActEvent> out;
    private final Desk desk;
    private final ArrayDeque<Arrival> waiting = new ArrayDeque<>();
    private Optional<Thread> worker = Optional.empty();
    private Mode mode = Mode.LOCKSTEP;
    private String digest = "";
    private boolean owed;
    private boolean halfClosed;
    private boolean draining;
    private boolean closed;

    /// What the sessions of one server have in common.
    interface Desk {

        /// Return the resident model; empty when there is none.
        Optional<Resident> resident();

        /// Forget a session that is over.
        void closed(ActStream stream);
    }

    /// A frame and the nanoseconds of the machine's clock at which it came.
    private record Arrival(ActFrame frame, long nanos) {}

    ActStream(ServerCallStreamObserver<ActEvent> out, Desk desk) {
        this.out = out;
        this.desk = desk;
    }

    /// Begin to listen.
    void start() {
        out.disableAutoRequest();
        out.setOnCancelHandler(this::abandon);
        out.setOnReadyHandler(this::readOn);
        out.request(1);
    }

    @Override
    public synchronized void onNext(ActFrame frame) {
        if (closed || draining) {
            return;
        }
        switch (frame.getFrameCase()) {
            case OPEN -> open(frame.getOpen());
            case RESET -> {
                mode = frame.getReset().getMode();
                admit(frame);
            }
            case OBSERVATION -> {
                giveWay();
                admit(frame);
            }
            case FRAME_NOT_SET -> refuse(Status.INVALID_ARGUMENT,
                    "frame is empty or of a kind that this runner does not know; send open, reset or observation");
        }
    }

    @Override
    public void onError(Throwable lost) {
        abandon();
    }

    @Override
    public synchronized void onCompleted() {
        halfClosed = true;
        if (worker.isEmpty()) {
            finish();
        }
        notifyAll();
    }

    /// Take nothing more; the session ends when what it is asked now is answered.
    synchronized void drain() {
        draining = true;
        if (worker.isEmpty()) {
            finish();
        }
        notifyAll();
    }

    private void open(Open open) {
        Optional<Resident> resident = desk.resident();
        String known = resident.map(model -> model.identity().getDigest()).orElse("none");
        if (!digest.isEmpty()) {
            refuse(Status.INVALID_ARGUMENT, "frame [open] came twice; open another session for another model");
        } else if (resident.isEmpty() || !known.equals(open.getModelDigest())) {
            refuse(Status.FAILED_PRECONDITION, "session was opened for model [" + open.getModelDigest()
                    + "] but resident is [" + known + "]; load the model first");
        } else if (resident.get().model() instanceof PolicyModel policy) {
            digest = known;
            worker = Optional.of(Thread.ofVirtual().name("hakari-robot").start(() -> work(policy)));
        } else {
            refuse(Status.UNIMPLEMENTED, "model [" + resident.get().identity().getName()
                    + "] is no robot policy; serve one by the engine policy");
        }
    }

    private void admit(ActFrame frame) {
        if (digest.isEmpty()) {
            refuse(Status.INVALID_ARGUMENT, "first frame is no [open]; open the session for a model");
            return;
        }
        waiting.add(new Arrival(frame, System.nanoTime()));
        owed = true;
        readOn();
        notifyAll();
    }

    private void giveWay() {
        if (mode == Mode.REALTIME && !waiting.isEmpty() && waiting.getLast().frame().hasObservation()) {
            long step = waiting.removeLast().frame().getObservation().getStep();
            out.onNext(ActEvent.newBuilder().setDropped(Dropped.newBuilder().setStep(step)).build());
        }
    }

    /// Ask the transport for the next frame where there is room for it; the worker does so in lock step.
    private synchronized void readOn() {
        boolean room = waiting.isEmpty()
                ? worker.isEmpty() || mode == Mode.REALTIME
                : mode == Mode.REALTIME && waiting.size() <= 2;
        if (owed && room && !closed && out.isReady()) {
            owed = false;
            out.request(1);
        }
    }

    private void work(PolicyModel policy) {
        try (PolicySession session = policy.open()) {
            send(ActEvent.newBuilder().setOpened(Opened.getDefaultInstance()).build());
            next();
            var episode = new Acting(session, digest);
            for (Optional<Arrival> come = take(); come.isPresent(); come = take()) {
                send(answer(episode, come.get()));
                next();
            }
            finish();
        } catch (ModelException e) {
            refuse(Status.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            // The client is gone: the session is closed, and nobody is left to tell.
            abandon();
        } catch (RuntimeException | Error e) {
            refuse(Status.INTERNAL, "policy failed in a way that it cannot explain: " + e);
        }
    }

    private static ActEvent answer(Acting episode, Arrival arrival) throws InterruptedException {
        Observation observation = arrival.frame().getObservation();
        return arrival.frame().hasReset()
                ? episode.reset(arrival.frame().getReset())
                : episode.act(observation, arrival.nanos());
    }

    /// Wait for the next frame; empty when there will be none.
    private synchronized Optional<Arrival> take() throws InterruptedException {
        while (waiting.isEmpty() && !halfClosed && !draining && !closed) {
            wait();
        }
        if (closed || draining) {
            return Optional.empty();
        }
        if (!isStillResident()) {
            refuse(Status.FAILED_PRECONDITION, "model [" + digest
                    + "] is no longer resident; load it and open another session");
            return Optional.empty();
        }
        return Optional.ofNullable(waiting.poll());
    }

    private boolean isStillResident() {
        return waiting.isEmpty()
                || desk.resident().filter(model -> model.identity().getDigest().equals(digest)).isPresent();
    }

    private synchronized void send(ActEvent event) {
        if (!closed) {
            out.onNext(event);
        }
    }

    private synchronized void next() {
        if (mode == Mode.REALTIME) {
            readOn();
        } else if (!closed && (owed || waiting.isEmpty())) {
            owed = false;
            out.request(1);
        }
    }

    private synchronized void abandon() {
        waiting.clear();
        worker.ifPresent(Thread::interrupt);
        close();
        notifyAll();
    }

    private synchronized void refuse(Status status, String sentence) {
        if (!closed) {
            close();
            waiting.clear();
            out.onError(status.withDescription(sentence).asRuntimeException());
        }
    }

    private synchronized void finish() {
        if (closed) {
            return;
        }
        close();
        if (draining) {
            out.onError(Status.UNAVAILABLE.withDescription("runner is shutting down").asRuntimeException());
        } else {
            out.onCompleted();
        }
    }

    private void close() {
        closed = true;
        desk.closed(this);
    }
}
