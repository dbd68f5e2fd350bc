package io.hakari.runner.client;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Session;
import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActFrame;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.sample.Pixels;

/// One robot session over gRPC.
///
/// A stream that is lost in mid-episode answers `Failed(UNAVAILABLE)`: what the policy remembered is gone with it, and the
/// episode is asked again from its start in another session.
final class GrpcSession implements Session {
    /// Stands for the reset among the steps that wait.
    private static final long RESET = -1;
    /// gRPC refuses longer messages, and with them the whole stream.
    private static final int LONGEST_FRAME = 4 * 1024 * 1024 - 1024;

    private final String address;
    private final String digest;
    private final Pixels pixels;
    private final Consumer<GrpcSession> closed;
    private final Map<Long, CompletableFuture<Response>> pending = new ConcurrentHashMap<>();
    private final CompletableFuture<Optional<Response.Failed>> opened = new CompletableFuture<>();
    private Optional<ClientCallStreamObserver<ActFrame>> frames = Optional.empty();
    private Optional<RuntimeException> end = Optional.empty();

    private GrpcSession(String address, String digest, Pixels pixels, Consumer<GrpcSession> closed) {
        this.address = address;
        this.digest = digest;
        this.pixels = pixels;
        this.closed = closed;
    }

    /// Open a session.
    ///
    /// @param closed called once when it is over
    /// @return a session that answers `Failed(UNSUPPORTED)` when the model is no policy
    /// @throws StatusRuntimeException when the runner is away
    static Session open(Line line, String digest, Pixels pixels, Consumer<GrpcSession> closed)
            throws InterruptedException {
        var session = new GrpcSession(line.address(), digest, pixels, closed);
        RunnerInferenceGrpc.newStub(line.channel()).act(session.new Ear());
        try {
            session.send(ActFrame.newBuilder().setOpen(Open.newBuilder().setModelDigest(digest)).build());
            Optional<Response.Failed> refused = session.opened.get();
            if (refused.isEmpty()) {
                return session;
            }
            return Session.failing(refused.get().failure(), refused.get().reason());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
        } catch (InterruptedException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public Response answer(Request.InEpisode request) throws InterruptedException {
        return switch (request) {
            case Request.Reset reset -> ask(RESET, ActFrames.reset(reset));
            case Request.Act(var observation) -> {
                ActFrame frame = ActFrames.observation(observation, pixels);
                yield frame.getSerializedSize() > LONGEST_FRAME
                        ? new Response.Failed(Failure.TOO_LONG, "observation has [" + frame.getSerializedSize()
                                + "] bytes; the wire carries " + LONGEST_FRAME
                                + " at once: show smaller pictures, or PNG in place of raw ones")
                        : ask(observation.step(), frame);
            }
            case Request.Shown _ -> new Response.Failed(Failure.REJECTED, "a digest cannot be acted upon");
        };
    }

    private Response ask(long step, ActFrame frame) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("a cancelled run asks nothing more");
        }
        var answer = new CompletableFuture<Response>();
        if (pending.putIfAbsent(step, answer) != null) {
            return new Response.Failed(Failure.REJECTED,
                    "step [" + step + "] is being asked already; steps rise within an episode");
        }
        send(frame);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            end(new RunnerException("session with runner [" + address + "] was given up by an interrupted thread"));
            throw e;
        } catch (ExecutionException e) {
            throw new RunnerException(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } finally {
            pending.remove(step, answer);
        }
    }

    /// Several threads ask in real time, and a stream takes one frame at a time.
    private synchronized void send(ActFrame frame) {
        end.ifPresent(reason -> {
            throw reason;
        });
        frames.ifPresent(out -> out.onNext(frame));
    }

    @Override
    public void close() {
        end(new RunnerException("session with runner [" + address + "] is closed; open another"));
    }

    /// End for good; who waits hears why.
    void end(RuntimeException reason) {
        synchronized (this) {
            if (end.isPresent()) {
                return;
            }
            end = Optional.of(reason);
            frames.ifPresent(out -> out.cancel("the session is over", reason));
        }
        closed.accept(this);
        opened.completeExceptionally(reason);
        pending.values().forEach(waiting -> waiting.completeExceptionally(reason));
    }

    /// A policy's memory dies with its stream: what waits is answered as unavailable, and so is what comes later.
    private void lost(Status status) {
        String why = GrpcRunner.reason(status);
        if (!opened.isDone()) {
            refused(status, why);
        }
        var failed = new Response.Failed(Failure.UNAVAILABLE, "session with runner [" + address + "] was lost (" + why
                + "); the episode begins anew in another session");
        boolean replaced = status.getCode() == Status.Code.FAILED_PRECONDITION;
        pending.values().forEach(waiting -> {
            if (replaced) {
                waiting.completeExceptionally(new RunnerException("runner [" + address + "]: " + why));
            } else {
                waiting.complete(failed);
            }
        });
        end(new RunnerException(replaced ? "runner [" + address + "]: " + why : failed.reason()));
    }

    private void refused(Status status, String why) {
        switch (status.getCode()) {
            case UNIMPLEMENTED ->
                opened.complete(Optional.of(new Response.Failed(Failure.UNSUPPORTED, String.valueOf(why))));
            case FAILED_PRECONDITION, INVALID_ARGUMENT -> opened
                    .completeExceptionally(new RunnerException("runner [" + address + "] refused a session: " + why));
            default -> opened.completeExceptionally(status.asRuntimeException());
        }
    }

    private void hear(ActEvent event) {
        switch (event.getEventCase()) {
            case OPENED -> opened.complete(Optional.empty());
            case READY -> {
                if (event.getReady().getModelDigest().equals(digest)) {
                    settle(RESET, ActFrames.ready(event.getReady()));
                } else {
                    end(new RunnerException("runner [" + address + "] answered for model ["
                            + event.getReady().getModelDigest() + "] but [" + digest + "] was asked"));
                }
            }
            case CHUNK -> settle(event.getChunk().getObservedStep(), ActFrames.chunk(event.getChunk()));
            case DROPPED -> settle(event.getDropped().getStep(), new Response.Dropped());
            case DECLINED -> settle(event.getDeclined().hasStep() ? event.getDeclined().getStep() : RESET,
                    new Response.Declined(event.getDeclined().getWords()));
            case ERROR -> settle(event.getError().hasStep() ? event.getError().getStep() : RESET,
                    Failures.failed(event.getError().getError()));
            case EVENT_NOT_SET -> end(new RunnerException("runner [" + address
                    + "] sent an event that this client does not know; use a client of the runner's version"));
        }
    }

    private void settle(long step, Response response) {
        CompletableFuture<Response> waiting = pending.get(step);
        if (waiting != null) {
            waiting.complete(response);
        }
    }

    private final class Ear implements ClientResponseObserver<ActFrame, ActEvent> {

        @Override
        public void beforeStart(ClientCallStreamObserver<ActFrame> out) {
            frames = Optional.of(out);
        }

        @Override
        public void onNext(ActEvent event) {
            hear(event);
        }

        @Override
        public void onError(Throwable cause) {
            lost(Status.fromThrowable(cause));
        }

        @Override
        public void onCompleted() {
            lost(Status.OK.withDescription("the runner ended the session"));
        }
    }
}
