package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Opened;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// The frames of the Score stream.
///
/// @param maxContinuations the most in one request
record ScoreDialect(int maxContinuations) implements Dialect<ScoreFrame, ScoreRequest, ScoreEvent> {
    static final String CACHED = "cached";

    @Override
    public Frame<ScoreRequest> read(ScoreFrame frame) {
        return switch (frame.getFrameCase()) {
            case OPEN -> new Frame.Opening<>(frame.getOpen());
            case REQUEST -> new Frame.Asking<>(frame.getRequest());
            case CANCEL -> new Frame.Cancelling<>(frame.getCancel());
            case FRAME_NOT_SET -> new Frame.Unknown<>();
        };
    }

    @Override
    public String id(ScoreRequest request) {
        return request.getRequestId();
    }

    @Override
    public int length(ScoreRequest request) {
        int length = 0;
        for (int i = 0; i < request.getContextCount(); i++) {
            length += request.getContext(i).getText().length();
        }
        for (int i = 0; i < request.getContinuationsCount(); i++) {
            length += request.getContinuations(i).length();
        }
        return length;
    }

    @Override
    public long tokens(ScoreRequest request) {
        long tokens = Tokens.of(request.getContextList());
        for (int i = 0; i < request.getContinuationsCount(); i++) {
            tokens += Tokens.of(request.getContinuations(i));
        }
        return tokens;
    }

    @Override
    public long budget(ScoreRequest request) {
        return Integer.toUnsignedLong(request.getBudgetMs());
    }

    @Override
    public List<Part> parts(ScoreRequest request) {
        return request.getContextList();
    }

    @Override
    public Optional<Error> refusal(ScoreRequest request, Model model) {
        return Refusal.ofId(request.getRequestId())
                .or(() -> Refusal.ofParts("context", request.getContextList(), model))
                .or(() -> ofContinuations(request));
    }

    private Optional<Error> ofContinuations(ScoreRequest request) {
        int count = request.getContinuationsCount();
        if (count == 0) {
            return Optional.of(Refusal.rejected("field [continuations] is empty; name at least one"));
        }
        if (count > maxContinuations) {
            return Optional.of(Refusal.rejected("field [continuations] has [" + count + "] entries; the most is "
                    + maxContinuations + "; ask in several requests"));
        }
        if (request.getContinuationsList().contains("")) {
            return Optional.of(Refusal.rejected("field [continuations] holds an empty text; every one needs a token"));
        }
        return Optional.empty();
    }

    @Override
    public ScoreEvent opened(Opened opened) {
        return ScoreEvent.newBuilder().setOpened(opened).build();
    }

    @Override
    public ScoreEvent credit(Credit credit) {
        return ScoreEvent.newBuilder().setCredit(credit).build();
    }

    @Override
    public ScoreEvent failure(String id, String digest, Error error) {
        return ScoreEvent.newBuilder()
                .setResult(ScoreResult.newBuilder().setRequestId(id).setModelDigest(digest).setError(error))
                .build();
    }

    /// Return what a model found, with its names.
    ScoreEvent scored(String id, Resident by, ScoreResult result) {
        return ScoreEvent.newBuilder()
                .setResult(result.toBuilder()
                        .setRequestId(id)
                        .setModelDigest(by.digest())
                        .setDeterminism(by.determinism().getId()))
                .build();
    }

    @Override
    public boolean isFailure(ScoreEvent answer) {
        return answer.getResult().hasError();
    }

    @Override
    public ScoreEvent cached(ScoreEvent answer) {
        return answer.toBuilder().setResult(answer.getResult().toBuilder().setPath(CACHED)).build();
    }

    @Override
    public String text(ScoreEvent answer) {
        return "";
    }

    @Override
    public int size(ScoreEvent answer) {
        return answer.getSerializedSize();
    }

    /// The context's tokens are not told, so that only those of the continuations count.
    @Override
    public void count(ScoreEvent answer, Tally tally) {
        ScoreResult result = answer.getResult();
        long tokens = 0;
        for (int i = 0; i < result.getScoresCount(); i++) {
            tokens += result.getScores(i).getTokenCount();
        }
        tally.tokens(tokens, 0);
    }

    @Override
    public ScoreEvent delta(String id, String digest, String text) {
        throw new IllegalStateException("a score has no text on its way, but request [" + id + "] was given some");
    }
}
