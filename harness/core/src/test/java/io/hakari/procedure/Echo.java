package io.hakari.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;

/// Gives the same answer to everything and remembers the question.
record Echo(Response answer, List<Request> requests) implements Respondent {

    Echo(Response answer) {
        this(answer, new ArrayList<>());
    }

    @Override
    public Checkpoint checkpoint() {
        return new Checkpoint("echo", "0".repeat(64), Map.of());
    }

    @Override
    public Response answer(Request request) {
        requests.add(request);
        return answer;
    }

    /// Return the only request.
    Request asked() {
        if (requests.size() != 1) {
            throw new AssertionError("asked " + requests.size() + " times");
        }
        return requests.getFirst();
    }
}
