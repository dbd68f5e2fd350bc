package io.hakari.runner.server.onnx;

import java.util.Arrays;
import java.util.List;

import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.Finished.Reason;
import io.hakari.runner.protocol.v1.MediumUse;
import io.hakari.runner.server.GenerationListener;

/// One request on its way: its tokens, its text, and when it ends.
final class Writing {
    private final int request;
    private final int prompt;
    private final int limit;
    private final Chooser chooser;
    private final Answer answer;
    private final List<MediumUse> seen;
    private long[] tokens;
    private int length;
    private boolean done;

    /// @param request its place in the batch
    /// @param prompt  the tokens that come before the answer
    /// @param limit   the most tokens of prompt and answer together, more than the prompt has
    Writing(int request, long[] prompt, int limit, Chooser chooser, Answer answer,
            List<MediumUse> seen) {
        this.request = request;
        this.prompt = prompt.length;
        this.limit = limit;
        this.chooser = chooser;
        this.answer = answer;
        this.seen = List.copyOf(seen);
        this.tokens = prompt.clone();
        this.length = prompt.length;
    }

    int request() {
        return request;
    }

    /// Return how many tokens are known, so that the model can be fed up to here.
    int length() {
        return length;
    }

    int limit() {
        return limit;
    }

    boolean done() {
        return done;
    }

    /// Return known tokens; what lies beyond is padding.
    long[] tokens(int from, int to) {
        return Arrays.copyOf(Arrays.copyOfRange(tokens, Math.min(from, length), Math.min(to, length)), to - from);
    }

    void cancel() {
        done = true;
    }

    /// Choose the next token and tell the listener what follows from it.
    void write(float[] logits, ModelConfig config, GenerationListener listener) {
        int token = chooser.choose(logits, length - prompt);
        if (length == tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.min(limit, 2 * length));
        }
        tokens[length++] = token;
        if (config.ends().contains(token)) {
            finish(Reason.END_OF_TEXT, listener);
            return;
        }
        delta(answer.add(token), listener);
        if (answer.stopped()) {
            finish(Reason.STOP, listener);
        } else if (length == limit) {
            finish(Reason.MAX_TOKENS, listener);
        }
    }

    private void finish(Reason reason, GenerationListener listener) {
        done = true;
        delta(answer.finish(), listener);
        listener.finished(request, Finished.newBuilder()
                .setReason(answer.stopped() ? Reason.STOP : reason)
                .setText(answer.text())
                .setPromptTokens(prompt)
                .setGeneratedTokens(length - prompt)
                .addAllMedia(seen)
                .build());
    }

    private void delta(String text, GenerationListener listener) {
        if (!text.isEmpty()) {
            listener.delta(request, text);
        }
    }
}
