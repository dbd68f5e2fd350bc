package io.hakari.runner.client;

import java.util.Optional;

import io.grpc.MethodDescriptor;
import io.hakari.exchange.Request.Write;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.runner.protocol.v1.Cancel;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Greedy;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Opened;
import io.hakari.runner.protocol.v1.RandomSampling;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;

/// The frames of the Generate stream.
record GenerateDialect() implements Dialect<Write, GenerateFrame, GenerateEvent> {

    @Override
    public MethodDescriptor<GenerateFrame, GenerateEvent> method() {
        return RunnerInferenceGrpc.getGenerateMethod();
    }

    @Override
    public GenerateFrame open(Open open) {
        return GenerateFrame.newBuilder().setOpen(open).build();
    }

    @Override
    public GenerateFrame ask(String id, Write request, int budget) {
        var wire = GenerateRequest.newBuilder()
                .setRequestId(id)
                .addAllPrompt(Parts.of(request.prompt()))
                .setMaxTokens(request.maxTokens())
                .addAllStops(request.stops())
                .setBudgetMs(budget);
        switch (request.sampling()) {
            case Sampling.Greedy() -> wire.setGreedy(Greedy.getDefaultInstance());
            case Sampling.Random(double temperature, double topP, long seed) -> wire
                    .setRandom(RandomSampling.newBuilder().setTemperature(temperature).setTopP(topP).setSeed(seed));
        }
        return GenerateFrame.newBuilder().setRequest(wire).build();
    }

    @Override
    public GenerateFrame cancel(String id) {
        return GenerateFrame.newBuilder().setCancel(Cancel.newBuilder().addRequestIds(id)).build();
    }

    @Override
    public Optional<Opened> opened(GenerateEvent event) {
        return event.hasOpened() ? Optional.of(event.getOpened()) : Optional.empty();
    }

    @Override
    public Optional<Credit> credit(GenerateEvent event) {
        return event.hasCredit() ? Optional.of(event.getCredit()) : Optional.empty();
    }

    @Override
    public String determinism(GenerateEvent event) {
        return event.getFinished().getDeterminism();
    }

    @Override
    public String id(GenerateEvent event) {
        return event.getRequestId();
    }

    @Override
    public String digest(GenerateEvent event) {
        return event.getModelDigest();
    }

    @Override
    public Error error(GenerateEvent event) {
        return event.getError();
    }

    @Override
    public Optional<Response> answer(Write request, GenerateEvent event) {
        return switch (event.getEventCase()) {
            case DELTA, OPENED, CREDIT -> Optional.empty();
            case FINISHED -> Optional.of(answer(event.getFinished()));
            case ERROR -> Optional.of(Failures.failed(event.getError()));
            case EVENT_NOT_SET -> Optional.of(Failures.broken("runner sent an event without content"));
        };
    }

    private static Response answer(Finished finished) {
        return switch (finished.getReason()) {
            case END_OF_TEXT, STOP ->
                new Response.Completed(finished.getText(), MediaUse.seen(finished.getMediaList()));
            case MAX_TOKENS -> new Response.Truncated(finished.getText(), MediaUse.seen(finished.getMediaList()));
            case REASON_UNSPECIFIED, UNRECOGNIZED -> Failures.broken("runner did not say why the answer ended");
        };
    }
}
