package io.hakari.runner.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;

/// A client's end of one stream that reads no more than it is told to, and keeps what it read.
final class Ear<F, E> extends ClientCall.Listener<E> {
    static final int ALL = Integer.MAX_VALUE;

    private final ClientCall<F, E> call;
    private final List<E> heard = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private final Predicate<E> awaited;
    private final CountDownLatch enough;

    /// Open a stream.
    ///
    /// @param events  how many events it reads by itself
    /// @param awaited which events [#awaitEnough()] counts
    /// @param enough  and how many of them it waits for
    Ear(Channel channel, MethodDescriptor<F, E> method, int events, Predicate<E> awaited, int enough) {
        this.call = channel.newCall(method, CallOptions.DEFAULT);
        this.awaited = awaited;
        this.enough = new CountDownLatch(enough);
        call.start(this, new Metadata());
        call.request(events);
    }

    void send(F frame) {
        call.sendMessage(frame);
    }

    /// Read all that comes from now on.
    void readOn() {
        call.request(ALL);
    }

    void close() {
        call.halfClose();
    }

    void awaitEnough() throws InterruptedException {
        if (!enough.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("only " + heard.size() + " events were heard: " + heard);
        }
    }

    /// Wait for the end of the stream.
    Status end() throws InterruptedException {
        try {
            return end.get(2, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the stream did not end; " + heard.size() + " events were heard", e);
        }
    }

    List<E> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    @Override
    public void onMessage(E event) {
        heard.add(event);
        if (awaited.test(event)) {
            enough.countDown();
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        end.complete(status);
    }
}
