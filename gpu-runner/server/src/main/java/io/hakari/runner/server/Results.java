package io.hakari.runner.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.hakari.runner.protocol.v1.Error.Code;

/// Computes a request that is sent twice within a run once: an answer is kept for who asks again, and who asks while it is
/// being computed waits for the same.
///
/// Only answers are kept, never failures, and of those the least recently given go first when the room is used up.
///
/// No stream is spoken to under this monitor, since streams come here under theirs.
final class Results<Q, A> {
    /// What an answer costs in memory beside its bytes on the wire: objects, keys and links (measured on a heap of scores
    /// of five continuations each).
    private static final int OVERHEAD = 600;

    private final Dialect<?, Q, A> dialect;
    private final long most;
    private final Consumer<Asked<Q, A>> device;
    private final Map<Key, Line<Q, A>> lines = new HashMap<>();
    private final LinkedHashMap<Key, Kept<A>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Key(String run, long epoch, String id) {}

    /// An answer, and what was asked in short, since an id is only as good as the client that made it.
    private record Kept<A>(A answer, int question, long bytes) {}

    /// Those who wait for one answer; the first is being computed.
    private record Line<Q, A>(Asked<Q, A> first, List<Asked<Q, A>> others) {}

    /// @param most the most bytes to keep; 0 computes every request
    Results(Dialect<?, Q, A> dialect, long most, Consumer<Asked<Q, A>> device) {
        this.dialect = dialect;
        this.most = most;
        this.device = device;
    }

    /// Answer a request, or see to it that it will be.
    void take(Asked<Q, A> asked) {
        String run = asked.stream().run();
        if (run.isEmpty() || most == 0) {
            device.accept(asked);
            return;
        }
        var key = new Key(run, asked.stream().epoch(), asked.id());
        switch (place(key, asked)) {
            case FIRST -> {
                asked.whenEnding(last -> ended(key, asked, last));
                device.accept(asked);
            }
            case ANOTHER -> {
            }
            case KNOWN -> given(key).ifPresentOrElse(answer -> give(asked, answer), () -> take(asked));
            case CONFUSED -> {
                asked.fail(Code.REJECTED, "field [request_id] is [" + asked.id()
                        + "], which was another request of this run; name every request by its content");
                asked.stream().flush();
            }
        }
    }

    private enum Place {
        FIRST, ANOTHER, KNOWN, CONFUSED
    }

    private synchronized Place place(Key key, Asked<Q, A> asked) {
        Kept<A> answer = kept.get(key);
        if (answer != null) {
            return answer.question() == asked.request().hashCode() ? Place.KNOWN : Place.CONFUSED;
        }
        Line<Q, A> line = lines.get(key);
        if (line == null) {
            lines.put(key, new Line<>(asked, new ArrayList<>(0)));
            return Place.FIRST;
        }
        if (!line.first().request().equals(asked.request())) {
            return Place.CONFUSED;
        }
        line.others().add(asked);
        return Place.ANOTHER;
    }

    private synchronized Optional<A> given(Key key) {
        return Optional.ofNullable(kept.get(key)).map(Kept::answer);
    }

    private void give(Asked<Q, A> asked, A answer) {
        String text = dialect.text(answer);
        if (!text.isEmpty() && !asked.hasBegun()) {
            asked.progress(text);
        }
        asked.answer(dialect.cached(answer));
        asked.stream().flush();
    }

    private void ended(Key key, Asked<Q, A> asked, Optional<A> last) {
        if (last.isPresent() && !dialect.isFailure(last.get())) {
            answered(key, asked, last.get()).forEach(other -> give(other, last.get()));
        } else {
            next(key, asked).ifPresent(device);
        }
    }

    /// Keep an answer; return the others who wait for it.
    private synchronized List<Asked<Q, A>> answered(Key key, Asked<Q, A> asked, A answer) {
        keep(key, new Kept<>(answer, asked.request().hashCode(), OVERHEAD + dialect.size(answer)));
        Line<Q, A> line = lines.remove(key);
        if (line == null || (line.first() == asked && line.others().isEmpty())) {
            return List.of();
        }
        List<Asked<Q, A>> others = new ArrayList<>(line.others());
        if (line.first() != asked) {
            others.add(line.first());
        }
        return others;
    }

    private void keep(Key key, Kept<A> answer) {
        Kept<A> former = kept.put(key, answer);
        bytes += answer.bytes() - (former == null ? 0 : former.bytes());
        var eldest = kept.entrySet().iterator();
        while (bytes > most && eldest.hasNext()) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }

    /// Give up on the first of a line; return who is to be computed in its place.
    private synchronized Optional<Asked<Q, A>> next(Key key, Asked<Q, A> failed) {
        Line<Q, A> line = lines.get(key);
        if (line == null || line.first() != failed) {
            return Optional.empty();
        }
        lines.remove(key);
        Optional<Asked<Q, A>> next = line.others().stream().filter(Asked::isWaiting).findFirst();
        next.ifPresent(first -> {
            line.others().remove(first);
            lines.put(key, new Line<>(first, line.others()));
            first.whenEnding(last -> ended(key, first, last));
        });
        return next;
    }

    /// Return how many bytes are kept.
    synchronized long size() {
        return bytes;
    }
}
