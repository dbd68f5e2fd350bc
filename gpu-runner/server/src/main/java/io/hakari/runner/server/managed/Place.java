package io.hakari.runner.server.managed;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// A folder, and what is chosen for the engine: `/models/llama?tensor-parallel=4&dtype=bfloat16`.
///
/// A question mark with no equals sign behind it belongs to the folder's name.
record Place(Path folder, Map<Choice, String> choices) {

    Place {
        choices = Map.copyOf(choices);
    }

    static Place parse(String place) throws IOException {
        int mark = place.lastIndexOf('?');
        if (mark < 0 || place.indexOf('=', mark) < 0) {
            return new Place(Path.of(place), Map.of());
        }
        Map<Choice, String> choices = new EnumMap<>(Choice.class);
        for (String option : place.substring(mark + 1).split("&", -1)) {
            String[] parts = option.split("=", 2);
            String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            Choice choice = Choice.named(parts[0]).orElseThrow(() -> new IOException(
                    "option [" + parts[0] + "] of model [" + place + "] is unknown; known: " + Choice.known()));
            if (!choice.accepts(value)) {
                throw new IOException("option [" + parts[0] + "] of model [" + place + "] is [" + value
                        + "]; expected " + choice.expected());
            }
            if (choices.put(choice, value) != null) {
                throw new IOException(
                        "option [" + parts[0] + "] of model [" + place + "] is there twice; name it once");
            }
        }
        return new Place(Path.of(place.substring(0, mark)), choices);
    }
}
