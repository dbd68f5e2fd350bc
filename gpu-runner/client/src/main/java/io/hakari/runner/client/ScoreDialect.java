package io.hakari.runner.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.grpc.MethodDescriptor;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request.Weigh;
import io.hakari.exchange.Response;
import io.hakari.runner.protocol.v1.Cancel;
import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Opened;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// The frames of the Score stream.
record ScoreDialect() implements Dialect<Weigh, ScoreFrame, ScoreEvent> {

    @Override
    public MethodDescriptor<ScoreFrame, ScoreEvent> method() {
        return RunnerInferenceGrpc.getScoreMethod();
    }

    @Override
    public ScoreFrame open(Open open) {
        return ScoreFrame.newBuilder().setOpen(open).build();
    }

    @Override
    public ScoreFrame ask(String id, Weigh request, int budget) {
        return ScoreFrame.newBuilder()
                .setRequest(ScoreRequest.newBuilder()
                        .setRequestId(id)
                        .addAllContext(Parts.of(request.context()))
                        .addAllContinuations(request.continuations())
                        .setBudgetMs(budget))
                .build();
    }

    @Override
    public ScoreFrame cancel(String id) {
        return ScoreFrame.newBuilder().setCancel(Cancel.newBuilder().addRequestIds(id)).build();
    }

    @Override
    public Optional<Opened> opened(ScoreEvent event) {
        return event.hasOpened() ? Optional.of(event.getOpened()) : Optional.empty();
    }

    @Override
    public Optional<Credit> credit(ScoreEvent event) {
        return event.hasCredit() ? Optional.of(event.getCredit()) : Optional.empty();
    }

    @Override
    public String determinism(ScoreEvent event) {
        return event.getResult().getDeterminism();
    }

    @Override
    public String id(ScoreEvent event) {
        return event.getResult().getRequestId();
    }

    @Override
    public String digest(ScoreEvent event) {
        return event.getResult().getModelDigest();
    }

    @Override
    public Error error(ScoreEvent event) {
        return event.getResult().getError();
    }

    @Override
    public Optional<Response> answer(Weigh request, ScoreEvent event) {
        ScoreResult result = event.getResult();
        return Optional.of(result.hasError() ? Failures.failed(result.getError()) : weighed(request, result));
    }

    private static Response weighed(Weigh request, ScoreResult result) {
        if (result.getScoresCount() != request.continuations().size()) {
            return Failures.broken("runner answered [" + result.getScoresCount() + "] scores for ["
                    + request.continuations().size() + "] continuations");
        }
        List<Likelihood> likelihoods = new ArrayList<>(result.getScoresCount());
        try {
            for (ContinuationScore score : result.getScoresList()) {
                likelihoods.add(new Likelihood(score.getSumLogProbability(), score.getTokenCount(), score.getGreedy()));
            }
        } catch (IllegalArgumentException e) {
            return Failures.broken("runner answered nonsense: " + e.getMessage());
        }
        return new Response.Weighed(likelihoods, MediaUse.seen(result.getMediaList()));
    }
}
