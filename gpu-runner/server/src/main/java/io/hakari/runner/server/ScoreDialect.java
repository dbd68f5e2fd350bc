package io.hakari.runner.server;

import java.util.Optional;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// The frames of the Score stream.
///
/// @param maxContinuations the most in one request
record ScoreDialect(int maxContinuations) implements Dialect<ScoreFrame, ScoreRequest, ScoreEvent> {

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
    public Optional<Error> refusal(ScoreRequest request) {
        return Refusal.ofId(request.getRequestId())
                .or(() -> Refusal.ofParts("context", request.getContextList()))
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
    public ScoreEvent failure(String id, String digest, Error error) {
        return scored(id, digest, ScoreResult.newBuilder().setError(error).build());
    }

    ScoreEvent scored(String id, String digest, ScoreResult result) {
        return ScoreEvent.newBuilder()
                .setResult(result.toBuilder().setRequestId(id).setModelDigest(digest))
                .build();
    }

    @Override
    public ScoreEvent delta(String id, String digest, String text) {
        throw new IllegalStateException("a score has no text on its way, but request [" + id + "] was given some");
    }
}
