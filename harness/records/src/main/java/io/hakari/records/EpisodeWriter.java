package io.hakari.records;

import java.util.Map;
import java.util.TreeMap;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.ActionSpace;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Pace;
import io.hakari.exchange.Picture;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Vector;
import io.hakari.sample.Sample;
import tools.jackson.core.JsonGenerator;

/// Writes what is asked and answered in an episode.
///
/// A million observations and actions stand in the journal of one run: an instruction that is the sample's own is left
/// out, and vectors are written by `VectorText`.
final class EpisodeWriter {
    private final JsonGenerator json;
    private final Sample sample;

    EpisodeWriter(JsonGenerator json, Sample sample) {
        this.json = json;
        this.sample = sample;
    }

    void request(Request.InEpisode request) {
        switch (request) {
            case Request.Reset reset -> reset(reset);
            case Request.Act(Observation observation) -> act(observation);
            case Request.Shown(long step, String digest) -> {
                json.writeObjectPropertyStart("shown");
                json.writeNumberProperty("step", step);
                json.writeStringProperty("digest", digest);
                json.writeEndObject();
            }
        }
    }

    void response(Response.InEpisode response) {
        switch (response) {
            case Response.Ready(ActionSpace space, boolean seeded) -> ready(space, seeded);
            case Response.Acted(ActionChunk chunk) -> acted(chunk);
            case Response.Declined(String words) -> json.writeStringProperty("declined", words);
            case Response.Dropped() -> json.writeBooleanProperty("dropped", true);
        }
    }

    private void reset(Request.Reset reset) {
        json.writeObjectPropertyStart("reset");
        json.writeStringProperty("episode", reset.episode());
        if (!reset.instruction().equals(sample.question())) {
            json.writeStringProperty("instruction", reset.instruction());
        }
        json.writeNumberProperty("seed", reset.seed());
        json.writeStringProperty("pace", switch (reset.pace()) {
            case Pace.LOCKSTEP -> "lockstep";
            case Pace.REALTIME -> "realtime";
        });
        json.writeEndObject();
    }

    private void act(Observation observation) {
        json.writeObjectPropertyStart("act");
        json.writeNumberProperty("step", observation.step());
        json.writeNumberProperty("timeNanos", observation.timeNanos());
        json.writeNumberProperty("budgetMillis", observation.budgetMillis());
        json.writeObjectPropertyStart("state");
        new TreeMap<>(observation.state()).forEach((name, vector) -> vector(name, vector));
        json.writeEndObject();
        if (!observation.pictures().isEmpty()) {
            json.writeObjectPropertyStart("pictures");
            new TreeMap<>(observation.pictures()).forEach(this::picture);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void vector(String name, Vector vector) {
        json.writeStringProperty(TrialWriter.wellFormed(name), VectorText.of(vector));
    }

    private void picture(String camera, Picture picture) {
        json.writeObjectPropertyStart(TrialWriter.wellFormed(camera));
        json.writeStringProperty("image", picture.blob().sha256());
        json.writeStringProperty("mediaType", picture.blob().mediaType());
        json.writeNumberProperty("size", picture.blob().size());
        json.writeNumberProperty("width", picture.width());
        json.writeNumberProperty("height", picture.height());
        json.writeEndObject();
    }

    private void ready(ActionSpace space, boolean seeded) {
        json.writeObjectPropertyStart("ready");
        json.writeStringProperty("name", space.name());
        json.writeArrayPropertyStart("labels");
        space.labels().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("unit", space.unit());
        json.writeNumberProperty("periodMillis", space.periodMillis());
        json.writeBooleanProperty("seeded", seeded);
        json.writeEndObject();
    }

    private void acted(ActionChunk chunk) {
        json.writeObjectPropertyStart("acted");
        json.writeNumberProperty("firstStep", chunk.firstStep());
        json.writeArrayPropertyStart("actions");
        chunk.actions().forEach(action -> json.writeString(VectorText.of(action)));
        json.writeEndArray();
        if (chunk.late()) {
            json.writeBooleanProperty("late", true);
        }
        json.writeNumberProperty("inferenceNanos", chunk.inferenceNanos());
        if (!chunk.timing().isEmpty()) {
            timing(chunk.timing());
        }
        json.writeEndObject();
    }

    private void timing(Map<String, Double> timing) {
        json.writeObjectPropertyStart("timing");
        new TreeMap<>(timing).forEach((name, millis) -> {
            json.writeName(TrialWriter.wellFormed(name));
            Json.number(json, millis);
        });
        json.writeEndObject();
    }
}
