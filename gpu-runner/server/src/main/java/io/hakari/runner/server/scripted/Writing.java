package io.hakari.runner.server.scripted;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.Finished.Reason;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.RandomSampling;
import io.hakari.runner.server.GenerationListener;

/// One answer in the making.
final class Writing {
    private final Chances chances;
    private final GenerateRequest request;
    private final Reading prompt;
    private final int place;
    private final GenerationListener listener;
    private final Optional<RandomGenerator> random;
    private final StringBuilder text = new StringBuilder();
    /// So much of the end may yet turn out to be a stop, which is no part of the answer.
    private final int heldBack;
    private int told;

    Writing(Chances chances, GenerateRequest request, Reading prompt, int place, GenerationListener listener) {
        this.chances = chances;
        this.request = request;
        this.prompt = prompt;
        this.place = place;
        this.listener = listener;
        this.random = request.hasRandom() ? Optional.of(seeded(request.getRandom().getSeed())) : Optional.empty();
        this.heldBack = Math.max(0, request.getStopsList().stream().mapToInt(String::length).max().orElse(0) - 1);
    }

    void write() {
        long state = prompt.state();
        for (int tokens = 0; tokens < request.getMaxTokens(); tokens++) {
            if (listener.cancelled(place)) {
                return;
            }
            int next = next(state);
            if (next == Chances.END) {
                finish(Reason.END_OF_TEXT, tokens);
                return;
            }
            text.appendCodePoint(next);
            Optional<String> stop = stop();
            if (stop.isPresent()) {
                text.setLength(text.length() - stop.get().length());
                finish(Reason.STOP, tokens + 1);
                return;
            }
            tell(text.length() - heldBack);
            state = chances.after(state, next);
        }
        finish(Reason.MAX_TOKENS, request.getMaxTokens());
    }

    /// Only the likely letters are drawn; the rest is there so that anything can be weighed.
    private int next(long state) {
        if (random.isEmpty()) {
            return chances.letter(state, 0);
        }
        double[] weights = weights(state, request.getRandom());
        double drawn = random.get().nextDouble() * sum(weights, weights.length);
        int rank = 0;
        while (rank < weights.length - 1 && drawn >= weights[rank]) {
            drawn -= weights[rank];
            rank++;
        }
        return chances.letter(state, rank);
    }

    private double[] weights(long state, RandomSampling sampling) {
        double[] weights = new double[chances.likely()];
        for (int rank = 0; rank < weights.length; rank++) {
            weights[rank] = Math.pow(chances.probability(state, chances.letter(state, rank)),
                    1 / sampling.getTemperature());
        }
        double enough = sampling.getTopP() * sum(weights, weights.length);
        for (int rank = 1; rank < weights.length; rank++) {
            if (sum(weights, rank) >= enough) {
                weights[rank] = 0;
            }
        }
        return weights;
    }

    private static double sum(double[] weights, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[i];
        }
        return sum;
    }

    private Optional<String> stop() {
        List<String> stops = request.getStopsList();
        return stops.stream().filter(stop -> text.indexOf(stop, text.length() - stop.length()) >= 0).findFirst();
    }

    private void tell(int length) {
        // A surrogate pair must not be torn.
        int end = length > 0 && length < text.length() && Character.isLowSurrogate(text.charAt(length))
                ? length - 1
                : length;
        if (end > told) {
            listener.delta(place, text.substring(told, end));
            told = end;
        }
    }

    private void finish(Reason reason, int tokens) {
        tell(text.length());
        listener.finished(place, Finished.newBuilder()
                .setReason(reason)
                .setText(text.toString())
                .setPromptTokens(prompt.length())
                .setGeneratedTokens(tokens)
                .addAllMedia(prompt.media())
                .build());
    }

    private static RandomGenerator seeded(long seed) {
        return new SplittableRandom(seed);
    }
}
