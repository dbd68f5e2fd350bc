package io.hakari.runner.server.onnx;

import java.util.Arrays;

import io.hakari.runner.protocol.v1.ContinuationScore;

/// One continuation after its context, as tokens, and what has been read of its likelihood so far.
final class Question {
    private final int request;
    private final long[] tokens;
    private final long[] input;
    private final int cut;
    private double sum;
    private boolean greedy = true;

    /// @param request the place of its request in the batch
    /// @param tokens  context and continuation
    /// @param cut     where the continuation begins, at least 1
    Question(int request, long[] tokens, int cut) {
        this.request = request;
        this.tokens = tokens;
        this.input = Arrays.copyOf(tokens, tokens.length - 1);
        this.cut = cut;
    }

    int request() {
        return request;
    }

    /// Return what the model is fed: all but the last token, which is only looked up.
    long[] input() {
        return input;
    }

    /// Return whether the distribution after an input token is one that this question looks up.
    boolean reads(int place) {
        return place >= cut - 1 && place < tokens.length - 1;
    }

    void read(int place, Distribution next) {
        int token = (int) tokens[place + 1];
        sum += next.logProbability(token);
        greedy &= next.best() == token;
    }

    boolean broken() {
        return Double.isNaN(sum);
    }

    ContinuationScore score() {
        return ContinuationScore.newBuilder()
                .setSumLogProbability(sum)
                .setTokenCount(tokens.length - cut)
                .setGreedy(greedy)
                .build();
    }
}
