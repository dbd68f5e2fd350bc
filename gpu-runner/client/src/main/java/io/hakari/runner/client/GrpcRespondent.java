package io.hakari.runner.client;

import java.util.List;
import java.util.Optional;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Session;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.sample.Content;
import io.hakari.sample.Pixels;

/// One checkpoint on a runner over gRPC, with one stream for each kind of request.
final class GrpcRespondent implements Respondent {
    private final Checkpoint checkpoint;
    private final Media media;
    private final Wire<Request.Weigh, ScoreFrame, ScoreEvent> scores;
    private final Wire<Request.Write, GenerateFrame, GenerateEvent> generations;
    private final Sessions sessions;

    GrpcRespondent(Checkpoint checkpoint, Line line, Media media) {
        this.checkpoint = checkpoint;
        this.media = media;
        this.scores = new Wire<>(new ScoreDialect(), line, checkpoint.digest());
        this.generations = new Wire<>(new GenerateDialect(), line, checkpoint.digest());
        this.sessions = new Sessions(line, checkpoint.digest());
    }

    @Override
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public Response answer(Request request) throws InterruptedException {
        // An answer that is there at once would be handed out without a wait, and the interrupt would be met too late.
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before it was asked");
        }
        return switch (request) {
            case Request.Weigh weigh -> ask(weigh.context(), scores, weigh);
            case Request.Write write -> ask(write.prompt(), generations, write);
            case Request.InEpisode _ ->
                new Response.Failed(Failure.REJECTED, "an episode is asked in a session; open one");
        };
    }

    @Override
    public Session session(Pixels pixels) throws InterruptedException {
        return sessions.open(pixels);
    }

    private <Q extends Request> Response ask(List<Content> content, Wire<Q, ?, ?> wire, Q request)
            throws InterruptedException {
        Optional<Response> missing = media.bring(content);
        return missing.isPresent() ? missing.get() : wire.ask(request);
    }

    /// Return whether this answers for exactly that checkpoint, and its streams are not given up.
    boolean stillIs(Checkpoint loaded) {
        return checkpoint.equals(loaded) && !scores.hasEnded() && !generations.hasEnded();
    }

    void end(RunnerException reason) {
        scores.end(reason);
        generations.end(reason);
        sessions.end(reason);
    }
}
