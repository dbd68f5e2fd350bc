package io.hakari.runner.server.torch;

import io.grpc.MethodDescriptor;
import io.hakari.runner.protocol.v1.Cancel;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.Tokens;

/// The frames of the Score stream.
record ScoreDialect() implements Dialect<ScoreFrame, ScoreRequest, ScoreEvent, ScoreResult> {

    @Override
    public MethodDescriptor<ScoreFrame, ScoreEvent> method() {
        return RunnerInferenceGrpc.getScoreMethod();
    }

    @Override
    public ScoreFrame open(String digest) {
        return ScoreFrame.newBuilder().setOpen(Open.newBuilder().setModelDigest(digest)).build();
    }

    @Override
    public ScoreFrame ask(String id, ScoreRequest request) {
        return ScoreFrame.newBuilder().setRequest(request.toBuilder().setRequestId(id)).build();
    }

    @Override
    public ScoreFrame cancel(String id) {
        return ScoreFrame.newBuilder().setCancel(Cancel.newBuilder().addRequestIds(id)).build();
    }

    @Override
    public String id(ScoreRequest request) {
        return request.getRequestId();
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
    public Word<ScoreResult> hear(ScoreEvent event) {
        return switch (event.getEventCase()) {
            case OPENED -> new Word.Allowed<>(event.getOpened().getCredit());
            case CREDIT -> new Word.Allowed<>(event.getCredit());
            case RESULT -> hear(event.getResult());
            case EVENT_NOT_SET -> new Word.Other<>();
        };
    }

    private static Word<ScoreResult> hear(ScoreResult result) {
        String id = result.getRequestId();
        return result.hasError()
                ? new Word.Failed<>(id, result.getModelDigest(), result.getError())
                : new Word.Answered<>(id, result.getModelDigest(), result, "");
    }
}
