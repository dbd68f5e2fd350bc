package io.hakari.runner.server.scripted;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Message;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RenderReply;
import io.hakari.runner.protocol.v1.RenderRequest;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.protocol.v1.TokenIds;
import io.hakari.runner.server.BatchModel;
import io.hakari.runner.server.Blobs;
import io.hakari.runner.server.GenerationListener;
import io.hakari.runner.server.MediaReader;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Renderer;
import io.hakari.runner.server.Sleeper;
import io.hakari.runner.server.Stored;
import io.hakari.runner.server.Swappable;

/// A model that reads and writes characters by `Chances`, and reads a picture as its bytes.
///
/// Its tokens are code points. It can all that the protocol knows, so that each call has an engine to be tried with.
final class ScriptedModel implements BatchModel, Swappable, Sleeper, Renderer, MediaReader {
    private static final int CONTEXT = 512;

    private volatile Chances chances;
    private Optional<Blobs> blobs = Optional.empty();

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
    public DeterminismRecord determinism() {
        return DeterminismRecord.newBuilder()
                .setClass_(DeterminismRecord.Class.BITWISE)
                .putAllConditions(properties())
                .build();
    }

    @Override
    public boolean readsTokens() {
        return true;
    }

    @Override
    public boolean reads(String mediaType) {
        return mediaType.startsWith("image/");
    }

    @Override
    public void readFrom(Blobs blobs) {
        this.blobs = Optional.of(blobs);
    }

    @Override
    public void swap(Stored next, Progress progress) throws ModelException {
        Path folder = next.folder().orElseThrow(() -> new ModelException(Code.UNSUPPORTED,
                "checkpoint [" + next.name() + "] lies in no folder; this engine swaps in folders alone"));
        chances = ScriptedEngine.chances(folder);
    }

    @Override
    public void sleep() {
    }

    @Override
    public void wake(Progress progress) {
    }

    /// A conversation becomes `role:text` and a line break for each message.
    @Override
    public RenderReply render(RenderRequest request) {
        var text = new StringBuilder();
        for (Message message : request.getMessagesList()) {
            text.append(message.getRole()).append(':');
            message.getPartsList().forEach(part -> text.append(part.getText()));
            text.append('\n');
        }
        request.getTextList().forEach(part -> text.append(part.getText()));
        var tokens = TokenIds.newBuilder();
        text.codePoints().forEach(tokens::addIds);
        return RenderReply.newBuilder().setTokens(tokens).build();
    }

    @Override
    public List<ScoreResult> score(List<ScoreRequest> batch) {
        return batch.stream().map(this::score).toList();
    }

    private ScoreResult score(ScoreRequest request) {
        Reading context;
        try {
            context = read(request.getContextList());
        } catch (ModelException e) {
            return ScoreResult.newBuilder().setError(error(e)).build();
        }
        var result = ScoreResult.newBuilder().setPath("rows").addAllMedia(context.media());
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
            generate(batch.get(i), i, listener);
        }
    }

    private void generate(GenerateRequest request, int place, GenerationListener listener) {
        try {
            Reading prompt = read(request.getPromptList());
            long length = (long) prompt.length() + request.getMaxTokens();
            if (length > CONTEXT) {
                listener.failed(place, tooLong(length));
            } else {
                new Writing(chances, request, prompt, place, listener).write();
            }
        } catch (ModelException e) {
            listener.failed(place, error(e));
        }
    }

    @Override
    public void close() {
    }

    private Reading read(List<Part> parts) throws ModelException {
        var reading = new Reading(chances.start(), 0);
        for (Part part : parts) {
            reading = switch (part.getKindCase()) {
                case TEXT -> read(reading, part.getText());
                case TOKENS -> read(reading, part.getTokens());
                case BLOB -> look(reading, part.getBlob());
                case KIND_NOT_SET -> reading;
            };
        }
        return reading;
    }

    private Reading read(Reading before, String text) {
        long state = before.state();
        int length = before.length();
        for (int i = 0; i < text.length(); length++) {
            int character = text.codePointAt(i);
            state = chances.after(state, character);
            i += Character.charCount(character);
        }
        return before.then(state, length);
    }

    private Reading read(Reading before, TokenIds tokens) {
        long state = before.state();
        for (int i = 0; i < tokens.getIdsCount(); i++) {
            state = chances.after(state, tokens.getIds(i));
        }
        return before.then(state, before.length() + tokens.getIdsCount());
    }

    /// A picture is one token, whatever its size.
    private Reading look(Reading before, BlobRef picture) throws ModelException {
        String sha256 = picture.getSha256();
        Blobs where = blobs.orElseThrow(
                () -> new ModelException(Code.MEDIA,
                        "blob [" + sha256 + "] is nowhere: this model was given no store"));
        long state = before.state();
        for (byte one : where.bytes(sha256)) {
            state = chances.after(state, one);
        }
        return before.looked(state, picture);
    }

    private static Error error(ModelException e) {
        return Error.newBuilder().setCode(e.code()).setMessage(String.valueOf(e.getMessage())).build();
    }

    private static Error tooLong(long length) {
        return Error.newBuilder()
                .setCode(Code.TOO_LONG)
                .setMessage("request needs [" + length + "] tokens; the context holds " + CONTEXT
                        + "; shorten the text or ask for fewer tokens")
                .build();
    }
}
