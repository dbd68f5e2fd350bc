package io.hakari.runner.server.openai;

import java.util.List;

import io.hakari.runner.protocol.v1.ContinuationScore;

/// The likelihood of one continuation.
///
/// @param logs   the natural logarithm of each token's probability
/// @param greedy whether each token is the likeliest at its place
/// @param cached how many tokens before it the server had computed already
record Weighed(List<Double> logs, boolean greedy, int cached) {

    Weighed {
        logs = List.copyOf(logs);
    }

    double sum() {
        return logs.stream().mapToDouble(Double::doubleValue).sum();
    }

    ContinuationScore score(boolean perToken) {
        var score = ContinuationScore.newBuilder().setSumLogProbability(sum()).setTokenCount(logs.size())
                .setGreedy(greedy);
        if (perToken) {
            logs.forEach(log -> score.addLogProbabilities(log.floatValue()));
        }
        return score.build();
    }
}
