package io.hakari.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Seen;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.Frame;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import tools.jackson.core.JsonGenerator;

/// Writes a trial as a line of the journal.
///
/// What scores need comes first, so that they are read without the rest. What a request repeats of its sample is left
/// out: a context is written as what stands before and after the sample's input, continuations that are the choices
/// not at all.
final class TrialWriter {
    private final JsonGenerator json;
    private final Sample sample;

    private TrialWriter(JsonGenerator json, Sample sample) {
        this.json = json;
        this.sample = sample;
    }

    static LineBytes line(TrialRecord trial) {
        LineBytes line = new LineBytes();
        try (JsonGenerator json = Json.generator(line)) {
            new TrialWriter(json, trial.trial().sample()).write(trial);
        }
        return line.sealed();
    }

    private void write(TrialRecord trial) {
        json.writeStartObject();
        json.writeStringProperty("event", "trial");
        json.writeStringProperty("task", trial.task());
        json.writeNumberProperty("ordinal", trial.ordinal());
        json.writeNumberProperty("attempt", trial.trial().attempt());
        json.writeStringProperty("sample", sample.id());
        score(trial.score());
        sample();
        named("findings", trial.trial().findings());
        json.writeArrayPropertyStart("exchanges");
        trial.trial().exchanges().forEach(this::exchange);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void score(Score score) {
        switch (score) {
            case Score.Scored(double value, String answer) -> {
                json.writeNumberProperty("score", value);
                json.writeStringProperty("answer", answer);
            }
            case Score.Unscored(String reason) -> json.writeStringProperty("unscored", reason);
        }
    }

    private void sample() {
        json.writeStringProperty("name", sample.name());
        contents("input", sample.input());
        if (!sample.choices().isEmpty()) {
            texts("choices", sample.choices());
        }
        texts("targets", sample.targets());
        named("attributes", sample.attributes());
    }

    private void named(String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            json.writeObjectPropertyStart(name);
            new TreeMap<>(values).forEach((key, value) -> json.writeStringProperty(wellFormed(key), value));
            json.writeEndObject();
        }
    }

    /// Half a surrogate pair becomes a question mark: readers of JSON accept it in a text and never in a name.
    static String wellFormed(String name) {
        return new String(name.getBytes(UTF_8), UTF_8);
    }

    private void exchange(Exchange exchange) {
        json.writeStartObject();
        switch (exchange.request()) {
            case Request.Weigh weigh -> weigh(weigh);
            case Request.Write write -> write(write);
            case Request.InEpisode asked -> new EpisodeWriter(json, sample).request(asked);
        }
        switch (exchange.response()) {
            case Response.Completed(String text, _) -> json.writeStringProperty("completed", text);
            case Response.Truncated(String text, _) -> json.writeStringProperty("truncated", text);
            case Response.Weighed(List<Likelihood> likelihoods, _) -> weighed(likelihoods);
            case Response.Failed failed -> {
                json.writeStringProperty("failed", failed.failure().name());
                json.writeStringProperty("reason", failed.reason());
            }
            case Response.InEpisode answer -> new EpisodeWriter(json, sample).response(answer);
        }
        exchange.response().seen().ifPresent(this::seen);
        json.writeEndObject();
    }

    private void seen(Seen seen) {
        json.writeArrayPropertyStart("seen");
        for (Seen.Medium medium : seen.media()) {
            json.writeStartObject();
            json.writeStringProperty("sha256", medium.sha256());
            json.writeArrayPropertyStart("micros");
            medium.micros().forEach(json::writeNumber);
            json.writeEndArray();
            json.writeNumberProperty("width", medium.width());
            json.writeNumberProperty("height", medium.height());
            json.writeNumberProperty("tokens", medium.tokens());
            json.writeBooleanProperty("truncated", medium.truncated());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void weigh(Request.Weigh weigh) {
        json.writeObjectPropertyStart("weigh");
        framed("context", weigh.context());
        if (!weigh.continuations().equals(sample.choices())) {
            texts("continuations", weigh.continuations());
        }
        json.writeEndObject();
    }

    private void write(Request.Write write) {
        json.writeObjectPropertyStart("write");
        framed("prompt", write.prompt());
        texts("stops", write.stops());
        json.writeNumberProperty("maxTokens", write.maxTokens());
        switch (write.sampling()) {
            case Sampling.Greedy _ -> json.writeStringProperty("sampling", "greedy");
            case Sampling.Random(double temperature, double topP, long seed) -> {
                json.writeObjectPropertyStart("sampling");
                json.writeNumberProperty("temperature", temperature);
                json.writeNumberProperty("topP", topP);
                json.writeNumberProperty("seed", seed);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    /// Write one likelihood as `[log probability, tokens, greedy]`; a task of a million questions has millions of them.
    private void weighed(List<Likelihood> likelihoods) {
        json.writeArrayPropertyStart("weighed");
        for (Likelihood likelihood : likelihoods) {
            json.writeStartArray();
            Json.number(json, likelihood.logProbability());
            json.writeNumber(likelihood.tokens());
            json.writeBoolean(likelihood.greedy());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void framed(String name, List<Content> parts) {
        int at = Collections.indexOfSubList(parts, sample.input());
        if (at < 0) {
            contents(name, parts);
            return;
        }
        List<Content> after = parts.subList(at + sample.input().size(), parts.size());
        if (at > 0) {
            contents("before", parts.subList(0, at));
        }
        if (!after.isEmpty()) {
            contents("after", after);
        }
    }

    private void contents(String name, List<Content> parts) {
        json.writeArrayPropertyStart(name);
        for (Content part : parts) {
            switch (part) {
                case Content.Text(String text) -> json.writeString(text);
                case Content.Image(Blob blob) -> blob("image", blob);
                case Content.Video(Blob blob) -> blob("video", blob);
                case Content.Audio(Blob blob) -> blob("audio", blob);
                case Content.Frames frames -> frames(frames);
            }
        }
        json.writeEndArray();
    }

    private void blob(String kind, Blob blob) {
        json.writeStartObject();
        blobFields(kind, blob);
        json.writeEndObject();
    }

    private void frames(Content.Frames frames) {
        json.writeStartObject();
        blobFields("clip", frames.clip());
        json.writeArrayPropertyStart("frames");
        for (Frame frame : frames.frames()) {
            json.writeStartObject();
            blobFields("image", frame.picture());
            json.writeNumberProperty("micros", frame.micros());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void blobFields(String kind, Blob blob) {
        json.writeStringProperty(kind, blob.sha256());
        json.writeStringProperty("mediaType", blob.mediaType());
        json.writeNumberProperty("size", blob.size());
    }

    private void texts(String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
