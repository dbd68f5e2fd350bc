package io.hakari.runner.server.scripted;

import java.util.List;
import java.util.Map;

import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.BatchModel;
import io.hakari.runner.server.GenerationListener;

/// A model that reads and writes characters by `Chances`.
final class ScriptedModel implements BatchModel {
    private static final int CONTEXT = 512;

    private final Chances chances;

    ScriptedModel(Chances chances) {
        this.chances = chances;
    }

    @Override
    public int contextLength() {
        return CONTEXT;
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("dtype", "float64", "device", "cpu", "parameters", "0", "tokens", "characters");
    }

    @Override
    public List<ScoreResult> score(List<ScoreRequest> batch) {
        return batch.stream().map(this::score).toList();
    }

    private ScoreResult score(ScoreRequest request) {
        Reading context = read(request.getContextList());
        var result = ScoreResult.newBuilder();
        for (int i = 0; i < request.getContinuationsCount(); i++) {
            String continuation = request.getContinuations(i);
            int length = context.length() + continuation.codePointCount(0, continuation.length());
            if (length > CONTEXT) {
                return ScoreResult.newBuilder().setError(tooLong(length)).build();
            }
            result.addScores(weigh(context.state(), continuation));
        }
        return result.build();
    }

    private ContinuationScore weigh(long state, String continuation) {
        double sum = 0;
        int tokens = 0;
        boolean greedy = true;
        for (int i = 0; i < continuation.length(); tokens++) {
            int character = continuation.codePointAt(i);
            sum += Math.log(chances.probability(state, character));
            greedy &= chances.letter(state, 0) == character;
            state = chances.after(state, character);
            i += Character.charCount(character);
        }
        return ContinuationScore.newBuilder().setSumLogProbability(sum).setTokenCount(tokens).setGreedy(greedy).build();
    }

    @Override
    public void generate(List<GenerateRequest> batch, GenerationListener listener) {
        for (int i = 0; i < batch.size(); i++) {
            GenerateRequest request = batch.get(i);
            Reading prompt = read(request.getPromptList());
            long length = (long) prompt.length() + request.getMaxTokens();
            if (length > CONTEXT) {
                listener.failed(i, tooLong(length));
            } else {
                new Writing(chances, request, prompt, i, listener).write();
            }
        }
    }

    @Override
    public void close() {
    }

    private Reading read(List<Part> parts) {
        long state = chances.start();
        int length = 0;
        for (Part part : parts) {
            String text = part.getText();
            for (int i = 0; i < text.length(); length++) {
                int character = text.codePointAt(i);
                state = chances.after(state, character);
                i += Character.charCount(character);
            }
        }
        return new Reading(state, length);
    }

    private static Error tooLong(long length) {
        return Error.newBuilder()
                .setCode(Code.TOO_LONG)
                .setMessage("request needs [" + length + "] tokens; the context holds " + CONTEXT
                        + "; shorten the text or ask for fewer tokens")
                .build();
    }
}
