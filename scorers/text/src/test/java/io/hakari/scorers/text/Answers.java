package io.hakari.scorers.text;

import java.util.Arrays;
import java.util.List;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;

/// Trials as a runner would leave them.
final class Answers {
    private Answers() {
    }

    static Trial answered(String text, String... targets) {
        return trial(Sample.asking("test/1", "問い", targets), new Response.Completed(text));
    }

    static Trial truncated(String text, String... targets) {
        return trial(Sample.asking("test/1", "問い", targets), new Response.Truncated(text));
    }

    static Trial failed(String reason) {
        return trial(Sample.asking("test/1", "問い", "答え"), new Response.Failed(Failure.OUT_OF_MEMORY, reason));
    }

    static Trial weighed(List<String> choices, String target, double... logProbabilities) {
        List<Likelihood> likelihoods = Arrays.stream(logProbabilities).mapToObj(p -> new Likelihood(p, 1, false))
                .toList();
        return trial(Sample.choosing("test/1", "問い", choices, target), new Response.Weighed(likelihoods));
    }

    static double value(Score score) {
        return switch (score) {
            case Score.Scored(double value, String _) -> value;
            case Score.Unscored(String reason) -> throw new AssertionError("unscored: " + reason);
        };
    }

    private static Trial trial(Sample sample, Response response) {
        Request request = new Request.Write(sample.input(), List.of(), 8, new Sampling.Greedy());
        return new Trial(sample, 1, List.of(new Exchange(request, response)));
    }
}
