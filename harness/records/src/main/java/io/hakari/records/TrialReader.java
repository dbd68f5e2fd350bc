package io.hakari.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Seen;
import io.hakari.exchange.Trial;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.Frame;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import tools.jackson.databind.JsonNode;

/// Reads what `TrialWriter` wrote.
final class TrialReader {
    private final Sample sample;

    private TrialReader(Sample sample) {
        this.sample = sample;
    }

    /// Return the trial of a line.
    ///
    /// @throws RuntimeException when the line does not say what a trial says
    static TrialRecord trial(JsonNode line) {
        Sample sample = sample(line);
        List<Exchange> exchanges = new ArrayList<>();
        line.required("exchanges").forEach(exchange -> exchanges.add(new TrialReader(sample).exchange(exchange)));
        Trial trial = new Trial(sample, line.required("attempt").intValue(), exchanges, named(line, "findings"));
        return new TrialRecord(text(line, "task"), line.required("ordinal").longValue(), trial, score(line));
    }

    private static Score score(JsonNode line) {
        return line.has("unscored")
                ? Score.unscored(text(line, "unscored"))
                : Score.of(line.required("score").doubleValue(), text(line, "answer"));
    }

    private static Sample sample(JsonNode line) {
        return new Sample(text(line, "sample"), text(line, "name"), contents(line.required("input")),
                texts(line.path("choices")), texts(line.required("targets")), named(line, "attributes"));
    }

    private static Map<String, String> named(JsonNode line, String name) {
        Map<String, String> values = new HashMap<>();
        line.path(name).forEachEntry((key, value) -> values.put(key, value.stringValue()));
        return values;
    }

    private Exchange exchange(JsonNode exchange) {
        return new Exchange(request(exchange), response(exchange));
    }

    private Request request(JsonNode exchange) {
        if (exchange.has("weigh")) {
            return weigh(exchange.required("weigh"));
        }
        Optional<Request.InEpisode> asked = EpisodeReader.request(exchange, sample);
        return asked.isPresent() ? asked.get() : write(exchange.required("write"));
    }

    private Request weigh(JsonNode weigh) {
        List<String> continuations = weigh.has("continuations")
                ? texts(weigh.required("continuations"))
                : sample.choices();
        return new Request.Weigh(framed("context", weigh), continuations);
    }

    private Request write(JsonNode write) {
        return new Request.Write(framed("prompt", write), texts(write.required("stops")),
                write.required("maxTokens").intValue(), sampling(write.required("sampling")));
    }

    private static Sampling sampling(JsonNode sampling) {
        if (sampling.isString()) {
            return new Sampling.Greedy();
        }
        return new Sampling.Random(sampling.required("temperature").doubleValue(),
                sampling.required("topP").doubleValue(), sampling.required("seed").longValue());
    }

    private static Response response(JsonNode exchange) {
        if (exchange.has("completed")) {
            return new Response.Completed(text(exchange, "completed"), seen(exchange));
        }
        if (exchange.has("truncated")) {
            return new Response.Truncated(text(exchange, "truncated"), seen(exchange));
        }
        if (exchange.has("failed")) {
            return new Response.Failed(Failure.valueOf(text(exchange, "failed")), text(exchange, "reason"));
        }
        Optional<Response.InEpisode> answer = EpisodeReader.response(exchange);
        return answer.isPresent() ? answer.get() : weighed(exchange);
    }

    private static Response weighed(JsonNode exchange) {
        List<Likelihood> likelihoods = new ArrayList<>();
        for (JsonNode one : exchange.required("weighed")) {
            likelihoods.add(new Likelihood(number(one.required(0)), one.required(1).intValue(),
                    one.required(2).booleanValue()));
        }
        return new Response.Weighed(likelihoods, seen(exchange));
    }

    private static Optional<Seen> seen(JsonNode exchange) {
        if (!exchange.has("seen")) {
            return Optional.empty();
        }
        List<Seen.Medium> media = new ArrayList<>();
        for (JsonNode medium : exchange.required("seen")) {
            List<Long> micros = new ArrayList<>();
            medium.required("micros").forEach(time -> micros.add(time.longValue()));
            media.add(new Seen.Medium(text(medium, "sha256"), micros, medium.required("width").intValue(),
                    medium.required("height").intValue(), medium.required("tokens").intValue(),
                    medium.required("truncated").booleanValue()));
        }
        return Optional.of(new Seen(media));
    }

    private List<Content> framed(String name, JsonNode request) {
        if (request.has(name)) {
            return contents(request.required(name));
        }
        List<Content> parts = new ArrayList<>(contents(request.path("before")));
        parts.addAll(sample.input());
        parts.addAll(contents(request.path("after")));
        return parts;
    }

    private static List<Content> contents(JsonNode array) {
        List<Content> parts = new ArrayList<>(array.size());
        array.forEach(part -> parts.add(content(part)));
        return parts;
    }

    private static Content content(JsonNode part) {
        if (part.isString()) {
            return Content.text(part.stringValue());
        }
        if (part.has("image")) {
            return new Content.Image(blob("image", part));
        }
        if (part.has("clip")) {
            return frames(part);
        }
        return part.has("video")
                ? new Content.Video(blob("video", part))
                : new Content.Audio(blob("audio", part));
    }

    private static Content frames(JsonNode part) {
        List<Frame> frames = new ArrayList<>();
        part.required("frames").forEach(
                frame -> frames.add(new Frame(blob("image", frame), frame.required("micros").longValue())));
        return new Content.Frames(frames, blob("clip", part));
    }

    private static Blob blob(String kind, JsonNode part) {
        return new Blob(text(part, kind), text(part, "mediaType"), part.required("size").longValue());
    }

    static double number(JsonNode node) {
        return node.isString() ? Double.parseDouble(node.stringValue()) : node.doubleValue();
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).stringValue();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }
}
