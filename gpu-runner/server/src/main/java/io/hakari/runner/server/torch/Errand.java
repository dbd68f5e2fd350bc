package io.hakari.runner.server.torch;

import java.util.Optional;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.Reply;

/// One request on its way to a worker, until it is answered; it may need more than one worker.
///
/// @param <Q> the request
/// @param <A> its answer
final class Errand<Q, A> {
    /// So many workers may end while they hold a request before it is asked alone.
    private static final int SUSPECT = 2;

    private final String id;
    private final Q request;
    private final long tokens;
    private final Reply<A> reply;
    private int ends;
    private boolean dropped;
    /// Text that was passed on, whichever worker wrote it.
    private final StringBuilder passed = new StringBuilder();
    /// How much of it the worker at hand has written again.
    private int repeated;
    private boolean diverged;

    /// @param id     its name on the wire; the client's own is not enough, since two clients may ask the same at once
    /// @param tokens what it takes of the worker's credit
    Errand(String id, Q request, long tokens, Reply<A> reply) {
        this.id = id;
        this.request = request;
        this.tokens = tokens;
        this.reply = reply;
    }

    String id() {
        return id;
    }

    Q request() {
        return request;
    }

    long tokens() {
        return tokens;
    }

    Reply<A> reply() {
        return reply;
    }

    // What follows is guarded by the relay's lock.

    /// Note that a worker ended while it held this.
    void lostWorker() {
        ends++;
        repeated = 0;
    }

    boolean isSuspect() {
        return ends >= SUSPECT;
    }

    /// Note that nobody waits for the answer.
    void drop() {
        dropped = true;
    }

    boolean isDropped() {
        return dropped;
    }

    /// Return what of a worker's text is new; empty when it is not what was passed on before, which the caller must hear
    /// as a failure.
    Optional<String> fresh(String text) {
        int known = Math.min(text.length(), passed.length() - repeated);
        if (diverged || !passed.substring(repeated, repeated + known).equals(text.substring(0, known))) {
            diverged = true;
            return Optional.empty();
        }
        repeated += known;
        String fresh = text.substring(known);
        passed.append(fresh);
        repeated += fresh.length();
        return Optional.of(fresh);
    }

    /// Return whether the whole text of an answer begins with what was passed on.
    boolean isBegunBy(String whole) {
        return !diverged && whole.startsWith(passed.toString());
    }

    /// Return the failure of a request whose text came out otherwise when it was asked again.
    static Error divergence() {
        return Error.newBuilder()
                .setCode(Code.UNAVAILABLE)
                .setMessage("torch worker ended in the middle of this text, and the next one wrote another; ask again")
                .build();
    }
}
