package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;

import org.apiguardian.api.API;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;

/// Trials as a scorer's test needs them, in one line.
@API(status = EXPERIMENTAL, since = "0.1")
public final class Trials {
    private static final String QUESTION = "question";

    private Trials() {
    }

    /// Return the trial in which the model wrote a text to the end.
    public static Trial answered(String text, String... targets) {
        return written(new Response.Completed(text), targets);
    }

    /// Return the trial in which the model was still writing when the limit cut it off.
    public static Trial truncated(String text, String... targets) {
        return written(new Response.Truncated(text), targets);
    }

    /// Return the trial that the runner could not answer.
    public static Trial failed(String reason) {
        return failed(Failure.BROKEN, reason);
    }

    /// Return the trial that the runner could not answer for a certain reason.
    public static Trial failed(Failure failure, String reason) {
        return written(new Response.Failed(failure, reason), "target");
    }

    /// Return the trial in which each choice got a log probability, one token each, the highest of them greedy.
    public static Trial weighed(List<String> choices, String target, double... logProbabilities) {
        double most = Double.NEGATIVE_INFINITY;
        for (double logProbability : logProbabilities) {
            most = Math.max(most, logProbability);
        }
        List<Likelihood> likelihoods = new ArrayList<>();
        for (double logProbability : logProbabilities) {
            likelihoods.add(new Likelihood(logProbability, 1, logProbability == most));
        }
        return weighed(Sample.choosing("trial", QUESTION, choices, target), likelihoods);
    }

    /// Return the trial in which a sample's choices were weighed.
    public static Trial weighed(Sample sample, List<Likelihood> likelihoods) {
        Request request = new Request.Weigh(sample.input(), sample.choices());
        return trial(sample, request, new Response.Weighed(likelihoods));
    }

    /// Return the first trial of a sample, in one exchange.
    public static Trial trial(Sample sample, Request request, Response response) {
        return new Trial(sample, 1, List.of(new Exchange(request, response)));
    }

    private static Trial written(Response response, String... targets) {
        Sample sample = Sample.asking("trial", QUESTION, targets);
        Request request = new Request.Write(sample.input(), List.of("\n"), 32, new Sampling.Greedy());
        return trial(sample, request, response);
    }
}
