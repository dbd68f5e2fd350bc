package io.hakari.runner.client;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.hakari.runner.protocol.v1.Credit;

/// What one stream has in flight, and how much the runner lets it have; nothing before the runner said so.
///
/// What is taken is written under the wire's lock, what is given back from the transport's thread without it.
final class Ledger {
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong tokens = new AtomicLong();
    private volatile Credit credit = Credit.getDefaultInstance();

    /// Begin anew with another stream.
    void reset() {
        requests.set(0);
        tokens.set(0);
        credit = Credit.getDefaultInstance();
    }

    void grant(Credit granted) {
        credit = granted;
    }

    /// Return whether a request may go; one that is larger than all credit goes alone.
    boolean hasRoomFor(long cost) {
        int others = requests.get();
        return hasRoom() && (others == 0 || tokens.get() + cost <= credit.getTokens());
    }

    /// Return whether a small request may go.
    boolean hasRoom() {
        return requests.get() < credit.getRequests();
    }

    void take(long cost) {
        tokens.addAndGet(cost);
        requests.incrementAndGet();
    }

    void giveBack(long cost) {
        tokens.addAndGet(-cost);
        requests.decrementAndGet();
    }
}
