package io.hakari.runner.client;

import io.hakari.exchange.Request;
import io.hakari.exchange.Sampling;
import io.hakari.sample.ContentDigest;

/// The name of a request by its content: the same question to the same model has the same name, however often it is sent.
final class RequestId {
    private RequestId() {
    }

    static String of(String modelDigest, Request request) {
        var digest = new ContentDigest().add(modelDigest);
        switch (request) {
            case Request.Weigh(var context, var continuations) ->
                digest.add("weigh").addContent(context).add(continuations);
            case Request.Write(var prompt, var stops, int maxTokens, var sampling) -> digest.add("write")
                    .addContent(prompt)
                    .add(stops)
                    .add(Integer.toString(maxTokens))
                    .add(text(sampling));
            case Request.InEpisode _ -> throw new IllegalArgumentException(
                    "request [" + request + "] belongs to a session, where order and not content names it");
        }
        return digest.hex();
    }

    private static String text(Sampling sampling) {
        return switch (sampling) {
            case Sampling.Greedy() -> "greedy";
            case Sampling.Random(double temperature, double topP, long seed) -> temperature + " " + topP + " " + seed;
        };
    }
}
