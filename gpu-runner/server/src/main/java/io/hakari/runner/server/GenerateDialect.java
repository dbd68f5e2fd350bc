package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Delta;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Opened;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RandomSampling;

/// The frames of the Generate stream.
record GenerateDialect() implements Dialect<GenerateFrame, GenerateRequest, GenerateEvent> {

    @Override
    public Frame<GenerateRequest> read(GenerateFrame frame) {
        return switch (frame.getFrameCase()) {
            case OPEN -> new Frame.Opening<>(frame.getOpen());
            case REQUEST -> new Frame.Asking<>(frame.getRequest());
            case CANCEL -> new Frame.Cancelling<>(frame.getCancel());
            case FRAME_NOT_SET -> new Frame.Unknown<>();
        };
    }

    @Override
    public String id(GenerateRequest request) {
        return request.getRequestId();
    }

    @Override
    public int length(GenerateRequest request) {
        int length = request.getMaxTokens();
        for (int i = 0; i < request.getPromptCount(); i++) {
            length += request.getPrompt(i).getText().length();
        }
        return length;
    }

    @Override
    public long tokens(GenerateRequest request) {
        return Tokens.of(request.getPromptList()) + Integer.toUnsignedLong(request.getMaxTokens());
    }

    @Override
    public long budget(GenerateRequest request) {
        return Integer.toUnsignedLong(request.getBudgetMs());
    }

    @Override
    public List<Part> parts(GenerateRequest request) {
        return request.getPromptList();
    }

    @Override
    public Optional<Error> refusal(GenerateRequest request, Model model) {
        return Refusal.ofId(request.getRequestId())
                .or(() -> Refusal.ofParts("prompt", request.getPromptList(), model))
                .or(() -> ofLimits(request))
                .or(() -> ofSampling(request));
    }

    private static Optional<Error> ofLimits(GenerateRequest request) {
        if (request.getMaxTokens() < 1) {
            return Optional
                    .of(Refusal.rejected("field [max_tokens] is [" + Integer.toUnsignedString(request.getMaxTokens())
                            + "]; set it to a number from 1 to " + Integer.MAX_VALUE));
        }
        if (request.getStopsList().contains("")) {
            return Optional
                    .of(Refusal.rejected("field [stops] holds an empty text; it would end every answer at once"));
        }
        return Optional.empty();
    }

    private static Optional<Error> ofSampling(GenerateRequest request) {
        return switch (request.getSamplingCase()) {
            case GREEDY -> Optional.empty();
            case RANDOM -> ofRandom(request.getRandom());
            case SAMPLING_NOT_SET -> Optional.of(Refusal.rejected("field [sampling] is unset; set greedy or random"));
        };
    }

    private static Optional<Error> ofRandom(RandomSampling random) {
        double temperature = random.getTemperature();
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            return Optional.of(Refusal
                    .rejected("field [random.temperature] is [" + temperature + "]; set it above 0 and finite"));
        }
        if (!(random.getTopP() > 0 && random.getTopP() <= 1)) {
            return Optional
                    .of(Refusal.rejected("field [random.top_p] is [" + random.getTopP() + "]; set it in (0, 1]"));
        }
        return Optional.empty();
    }

    @Override
    public GenerateEvent opened(Opened opened) {
        return GenerateEvent.newBuilder().setOpened(opened).build();
    }

    @Override
    public GenerateEvent credit(Credit credit) {
        return GenerateEvent.newBuilder().setCredit(credit).build();
    }

    @Override
    public GenerateEvent failure(String id, String digest, Error error) {
        return event(id, digest).setError(error).build();
    }

    @Override
    public GenerateEvent delta(String id, String digest, String text) {
        return event(id, digest).setDelta(Delta.newBuilder().setText(text)).build();
    }

    /// Return what a model wrote, with its names.
    GenerateEvent finished(String id, Resident by, Finished finished) {
        return event(id, by.digest())
                .setFinished(finished.toBuilder().setDeterminism(by.determinism().getId()))
                .build();
    }

    @Override
    public boolean isFailure(GenerateEvent answer) {
        return answer.hasError();
    }

    @Override
    public GenerateEvent cached(GenerateEvent answer) {
        return answer.toBuilder().setFinished(answer.getFinished().toBuilder().setPath(ScoreDialect.CACHED)).build();
    }

    @Override
    public String text(GenerateEvent answer) {
        return answer.getFinished().getText();
    }

    @Override
    public int size(GenerateEvent answer) {
        return answer.getSerializedSize();
    }

    @Override
    public void count(GenerateEvent answer, Tally tally) {
        Finished finished = answer.getFinished();
        tally.tokens(finished.getPromptTokens(), finished.getGeneratedTokens());
    }

    private static GenerateEvent.Builder event(String id, String digest) {
        return GenerateEvent.newBuilder().setRequestId(id).setModelDigest(digest);
    }
}
