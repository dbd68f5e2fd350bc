package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Session;
import io.hakari.sample.Pixels;

/// A respondent that remembers what was asked, for the case that the procedure loses it.
final class Witness implements Respondent {
    private final Respondent respondent;
    private final List<Exchange> exchanges = new ArrayList<>(1);

    Witness(Respondent respondent) {
        this.respondent = respondent;
    }

    @Override
    public Checkpoint checkpoint() {
        return respondent.checkpoint();
    }

    @Override
    public Response answer(Request request) throws InterruptedException {
        Response response = respondent.answer(request);
        remember(new Exchange(request, response));
        return response;
    }

    @Override
    public Session session(Pixels pixels) throws InterruptedException {
        return new Witnessed(respondent.session(pixels));
    }

    /// A trial has at least one exchange; one that was never asked says so.
    synchronized List<Exchange> exchangesOr(Question question, String reason) {
        if (!exchanges.isEmpty()) {
            return exchanges;
        }
        Request unasked = new Request.Write(question.sample().input(), List.of(), 1, new Sampling.Greedy());
        return List.of(new Exchange(unasked, new Response.Failed(Failure.REJECTED, "never asked: " + reason)));
    }

    /// A session in real time is asked by several threads.
    private synchronized void remember(Exchange exchange) {
        exchanges.add(exchange);
    }

    private final class Witnessed implements Session {
        private final Session session;

        private Witnessed(Session session) {
            this.session = session;
        }

        @Override
        public Response answer(Request.InEpisode request) throws InterruptedException {
            Response response = session.answer(request);
            remember(new Exchange(request instanceof Request.Act act ? act.shown() : request, response));
            return response;
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
