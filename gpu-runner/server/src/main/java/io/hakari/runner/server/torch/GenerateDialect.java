package io.hakari.runner.server.torch;

import io.grpc.MethodDescriptor;
import io.hakari.runner.protocol.v1.Cancel;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.server.Tokens;

/// The frames of the Generate stream.
record GenerateDialect() implements Dialect<GenerateFrame, GenerateRequest, GenerateEvent, Finished> {

    @Override
    public MethodDescriptor<GenerateFrame, GenerateEvent> method() {
        return RunnerInferenceGrpc.getGenerateMethod();
    }

    @Override
    public GenerateFrame open(String digest) {
        return GenerateFrame.newBuilder().setOpen(Open.newBuilder().setModelDigest(digest)).build();
    }

    @Override
    public GenerateFrame ask(String id, GenerateRequest request) {
        return GenerateFrame.newBuilder().setRequest(request.toBuilder().setRequestId(id)).build();
    }

    @Override
    public GenerateFrame cancel(String id) {
        return GenerateFrame.newBuilder().setCancel(Cancel.newBuilder().addRequestIds(id)).build();
    }

    @Override
    public String id(GenerateRequest request) {
        return request.getRequestId();
    }

    @Override
    public long tokens(GenerateRequest request) {
        return Tokens.of(request.getPromptList()) + Integer.toUnsignedLong(request.getMaxTokens());
    }

    @Override
    public Word<Finished> hear(GenerateEvent event) {
        String id = event.getRequestId();
        String digest = event.getModelDigest();
        return switch (event.getEventCase()) {
            case OPENED -> new Word.Allowed<>(event.getOpened().getCredit());
            case CREDIT -> new Word.Allowed<>(event.getCredit());
            case DELTA -> new Word.Text<>(id, digest, event.getDelta().getText());
            case FINISHED -> new Word.Answered<>(id, digest, event.getFinished(), event.getFinished().getText());
            case ERROR -> new Word.Failed<>(id, digest, event.getError());
            case EVENT_NOT_SET -> new Word.Other<>();
        };
    }
}
