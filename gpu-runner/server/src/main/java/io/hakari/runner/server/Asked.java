package io.hakari.runner.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;

/// One request in flight: from its frame until its answer is with the transport.
final class Asked<Q, A> {
    private final Q request;
    private final int length;
    private final long tokens;
    private final RequestStream<?, Q, A> stream;
    private final StringBuilder unsent = new StringBuilder();
    private boolean begun;
    private boolean queued;
    private final List<Runnable> whenSettled = new ArrayList<>(2);
    private volatile Consumer<Optional<A>> ending = _ -> {};
    private Optional<A> answer = Optional.empty();
    private volatile boolean settled;

    Asked(Q request, RequestStream<?, Q, A> stream) {
        this.request = request;
        this.length = stream.dialect().length(request);
        this.tokens = stream.dialect().tokens(request);
        this.stream = stream;
    }

    /// Return those of a batch that somebody waits for and that mean the resident model; the others of those are told.
    static <Q, A> List<Asked<Q, A>> meantFor(Optional<Resident> resident, List<Asked<Q, A>> batch) {
        String digest = resident.map(Resident::digest).orElse("none");
        boolean asleep = resident.isPresent() && resident.get().asleep();
        List<Asked<Q, A>> mine = new ArrayList<>(batch.size());
        for (Asked<Q, A> asked : batch) {
            if (!asked.isWaiting()) {
                continue;
            }
            if (!asked.stream.digest().equals(digest)) {
                asked.fail(Code.DIGEST_MISMATCH, "request is for model [" + asked.stream.digest()
                        + "] but resident is [" + digest + "]; load the model and open another stream");
            } else if (asleep) {
                asked.fail(Code.UNAVAILABLE, "model [" + resident.get().identity().getName()
                        + "] was put to sleep; wake it and ask again");
            } else {
                mine.add(asked);
            }
        }
        return mine;
    }

    Q request() {
        return request;
    }

    int length() {
        return length;
    }

    /// Return how much credit it takes.
    long tokens() {
        return tokens;
    }

    RequestStream<?, Q, A> stream() {
        return stream;
    }

    String id() {
        return stream.dialect().id(request);
    }

    /// Return whether somebody still waits for the answer.
    boolean isWaiting() {
        return !settled;
    }

    /// Run something once nobody waits any more; at once when that is so already.
    void whenSettled(Runnable run) {
        synchronized (whenSettled) {
            if (!settled) {
                whenSettled.add(run);
                return;
            }
        }
        run.run();
    }

    /// Let one hear each answer before the stream does, be it late, and nothing when the stream is gone.
    void whenEnding(Consumer<Optional<A>> hear) {
        ending = hear;
    }

    /// Return whether a part of the answer is already out, so that it cannot be begun again.
    boolean hasBegun() {
        return begun;
    }

    /// Answer; the answer leaves with the stream's next flush.
    void answer(A last) {
        ending.accept(Optional.of(last));
        stream.settle(this, last);
    }

    void fail(Code code, String message) {
        Error error = Error.newBuilder().setCode(code).setMessage(message).build();
        answer(stream.dialect().failure(id(), stream.digest(), error));
    }

    /// Send text on its way to an answer.
    void progress(String text) {
        begun = true;
        stream.progress(this, text);
    }

    // What follows is the stream's, under its lock.

    /// Wait no more, because the stream is gone.
    void abandon() {
        settle(Optional.empty());
        ending.accept(Optional.empty());
    }

    void settle(Optional<A> last) {
        answer = last;
        List<Runnable> heard;
        synchronized (whenSettled) {
            settled = true;
            heard = whenSettled.isEmpty() ? List.of() : List.copyOf(whenSettled);
            whenSettled.clear();
        }
        heard.forEach(Runnable::run);
    }

    void append(String text) {
        unsent.append(text);
    }

    /// Return text that waits to be sent, and forget it.
    String takeUnsent() {
        if (unsent.isEmpty()) {
            return "";
        }
        String text = unsent.toString();
        unsent.setLength(0);
        return text;
    }

    Optional<A> settledAnswer() {
        return answer;
    }

    /// Mark as standing in the stream's outbox; return false when it already does.
    boolean queue() {
        boolean first = !queued;
        queued = true;
        return first;
    }

    void unqueue() {
        queued = false;
    }
}
