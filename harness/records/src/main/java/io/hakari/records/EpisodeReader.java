package io.hakari.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.ActionSpace;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Pace;
import io.hakari.exchange.Picture;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Vector;
import io.hakari.sample.Blob;
import io.hakari.sample.Sample;
import tools.jackson.databind.JsonNode;

/// Reads what `EpisodeWriter` wrote.
final class EpisodeReader {
    private EpisodeReader() {
    }

    /// Return what was asked in an episode; empty when an exchange is of no episode.
    static Optional<Request.InEpisode> request(JsonNode exchange, Sample sample) {
        if (exchange.has("reset")) {
            return Optional.of(reset(exchange.required("reset"), sample));
        }
        if (exchange.has("act")) {
            return Optional.of(new Request.Act(observation(exchange.required("act"))));
        }
        if (exchange.has("shown")) {
            JsonNode shown = exchange.required("shown");
            return Optional.of(new Request.Shown(shown.required("step").longValue(), text(shown, "digest")));
        }
        return Optional.empty();
    }

    /// Return what was answered in an episode; empty when it is none of an episode's answers.
    static Optional<Response.InEpisode> response(JsonNode exchange) {
        if (exchange.has("ready")) {
            return Optional.of(ready(exchange.required("ready")));
        }
        if (exchange.has("acted")) {
            return Optional.of(new Response.Acted(chunk(exchange.required("acted"))));
        }
        if (exchange.has("declined")) {
            return Optional.of(new Response.Declined(text(exchange, "declined")));
        }
        return exchange.has("dropped") ? Optional.of(new Response.Dropped()) : Optional.empty();
    }

    private static Request.Reset reset(JsonNode reset, Sample sample) {
        String instruction = reset.has("instruction") ? text(reset, "instruction") : sample.question();
        Pace pace = switch (text(reset, "pace")) {
            case "lockstep" -> Pace.LOCKSTEP;
            case "realtime" -> Pace.REALTIME;
            case String other -> throw new IllegalArgumentException("pace [" + other + "] is unknown");
        };
        return new Request.Reset(text(reset, "episode"), instruction, reset.required("seed").longValue(), pace);
    }

    private static Observation observation(JsonNode act) {
        Map<String, Vector> state = new HashMap<>();
        act.required("state").forEachEntry((name, vector) -> state.put(name, VectorText.read(vector.stringValue())));
        Map<String, Picture> pictures = new HashMap<>();
        act.path("pictures").forEachEntry((camera, picture) -> pictures.put(camera, picture(picture)));
        return new Observation(act.required("step").longValue(), act.required("timeNanos").longValue(),
                act.required("budgetMillis").intValue(), state, pictures);
    }

    private static Picture picture(JsonNode picture) {
        Blob blob = new Blob(text(picture, "image"), text(picture, "mediaType"),
                picture.required("size").longValue());
        return new Picture(blob, picture.required("width").intValue(), picture.required("height").intValue());
    }

    private static Response.Ready ready(JsonNode ready) {
        List<String> labels = new ArrayList<>();
        ready.required("labels").forEach(label -> labels.add(label.stringValue()));
        ActionSpace space = new ActionSpace(text(ready, "name"), labels, text(ready, "unit"),
                ready.required("periodMillis").intValue());
        return new Response.Ready(space, ready.required("seeded").booleanValue());
    }

    private static ActionChunk chunk(JsonNode acted) {
        List<Vector> actions = new ArrayList<>();
        acted.required("actions").forEach(action -> actions.add(VectorText.read(action.stringValue())));
        Map<String, Double> timing = new HashMap<>();
        acted.path("timing").forEachEntry((name, millis) -> timing.put(name, TrialReader.number(millis)));
        return new ActionChunk(acted.required("firstStep").longValue(), actions, acted.has("late"),
                acted.required("inferenceNanos").longValue(), timing);
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).stringValue();
    }
}
