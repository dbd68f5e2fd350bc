package io.hakari.runner.server;

import java.util.ArrayList;
import java.util.List;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.ScoreEvent;

/// A transport that keeps what it is given, and is ready or not as the test says.
final class Transport<A> extends ServerCallStreamObserver<A> {
    /// All but the openings and the credit.
    final List<A> sent = new ArrayList<>();
    final List<A> credits = new ArrayList<>();
    final List<String> ends = new ArrayList<>();
    int requested;
    boolean ready = true;
    private Runnable onReady = () -> {};
    private Runnable onCancel = () -> {};

    void becomeReady() {
        ready = true;
        onReady.run();
    }

    void cancel() {
        onCancel.run();
    }

    @Override
    public void onNext(A message) {
        boolean isCredit = switch (message) {
            case ScoreEvent event -> event.hasOpened() || event.hasCredit();
            case GenerateEvent event -> event.hasOpened() || event.hasCredit();
            default -> false;
        };
        (isCredit ? credits : sent).add(message);
    }

    @Override
    public void onError(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        ends.add(status.getCode() + ": " + status.getDescription());
    }

    @Override
    public void onCompleted() {
        ends.add("completed");
    }

    @Override
    public void request(int count) {
        requested += count;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
        onReady = handler;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
        onCancel = handler;
    }

    @Override
    public void setMessageCompression(boolean enable) {
    }

    @Override
    public void setCompression(String compression) {
    }

    @Override
    public void disableAutoInboundFlowControl() {
    }

    @Override
    public void disableAutoRequest() {
    }
}
