package io.hakari.runner.server;

import java.util.function.Consumer;

import io.hakari.runner.protocol.v1.Credit;

/// What a stream may have in flight now: all that the limits allow, and half of it each time the device runs out of memory,
/// until it has answered as many requests again as were allowed.
final class Allowance {
    private static final int MOST_HALVINGS = 16;

    private final Credit full;
    private volatile Consumer<Credit> told = _ -> {};
    private volatile Credit now;
    private int halvings;
    private int quiet;

    Allowance(int requests, long tokens) {
        this.full = Credit.newBuilder().setRequests(requests).setTokens(tokens).build();
        this.now = full;
    }

    /// Return an allowance that nobody runs out of.
    static Allowance boundless() {
        return new Allowance(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /// Let one hear each change, on the thread that caused it.
    void whenChanged(Consumer<Credit> hear) {
        told = hear;
    }

    Credit now() {
        return now;
    }

    /// Hear that the device had no memory for what it was given; called without any stream's lock, as the next is.
    ///
    /// What fails again before anything was answered, such as the halves of a batch, is the same shortage.
    void ranOut() {
        synchronized (this) {
            boolean sameShortage = halvings > 0 && quiet == 0;
            if (sameShortage || halvings == MOST_HALVINGS) {
                return;
            }
            set(halvings + 1);
        }
        told.accept(now);
    }

    /// Hear that the device answered so many requests.
    void answered(int requests) {
        if (now.equals(full)) {
            return;
        }
        synchronized (this) {
            quiet += requests;
            if (halvings == 0 || quiet < now.getRequests()) {
                return;
            }
            set(halvings - 1);
        }
        told.accept(now);
    }

    private void set(int halvings) {
        this.halvings = halvings;
        quiet = 0;
        now = halvings == 0
                ? full
                : Credit.newBuilder()
                        .setRequests(Math.max(1, full.getRequests() >> halvings))
                        .setTokens(Math.max(1, full.getTokens() >> halvings))
                        .build();
    }
}
