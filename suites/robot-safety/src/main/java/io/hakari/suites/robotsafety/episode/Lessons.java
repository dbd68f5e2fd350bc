package io.hakari.suites.robotsafety.episode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Session;
import io.hakari.exchange.Vector;

/// What a policy saw and what its teacher would have done then, as rows of CSV: episode, step, state, the teacher's first action.
///
/// A learner is shown the places to which its own mistakes lead, and told how to go on from there (Ross, Gordon and Bagnell 2011).
final class Lessons {
    /// The state in its order, and how many numbers each has for a robot of six joints.
    private static final List<Named> STATE = List.of(new Named("joint-position", 6), new Named("joint-velocity", 6),
            new Named("tool-position", 3), new Named("tool-velocity", 3), new Named("goal-position", 3),
            new Named("gripping", 1), new Named("person-position", 3), new Named("person-velocity", 3),
            new Named("person-distance", 1), new Named("person-age", 1), new Named("mode", 1),
            new Named("stopped", 1), new Named("time", 1), new Named("tool-sharp", 1),
            new Named("payload-fragile", 1));
    private static final String ACTION = "vx,vy,vz,grip";

    private final Writer out;

    Lessons(Writer out) throws IOException {
        this.out = out;
        var columns = new StringJoiner(",", "episode,step,", "," + ACTION + "\n");
        for (Named one : STATE) {
            for (int i = 0; i < one.size(); i++) {
                columns.add(one.size() == 1 ? one.name() : one.name() + "-" + i);
            }
        }
        out.write(columns.toString());
    }

    private record Named(String name, int size) {}

    /// Return a session in which one acts and the other is asked the same; the teacher's session stays the caller's.
    Session noting(int episode, Session acting, Session teacher) {
        return new Session() {
            @Override
            public Response answer(Request.InEpisode request) throws InterruptedException {
                Response right = teacher.answer(request);
                if (request instanceof Request.Act(Observation seen) && right instanceof Response.Acted(var chunk)) {
                    note(episode, seen, chunk);
                }
                return acting.answer(request);
            }

            @Override
            public void close() {
                acting.close();
            }
        };
    }

    private void note(int episode, Observation seen, ActionChunk right) {
        var row = new StringJoiner(",", "", "\n").add(Integer.toString(episode)).add(Long.toString(seen.step()));
        STATE.forEach(one -> add(row, Objects.requireNonNull(seen.state().get(one.name()), one.name())));
        add(row, right.actions().getFirst());
        try {
            out.write(row.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nine figures tell a float exactly, and nothing finer is learned.
    private static void add(StringJoiner row, Vector numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            row.add(Float.toString((float) numbers.get(i)));
        }
    }
}
