package io.hakari.runner.server.managed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import io.hakari.runner.server.Choice;

/// A folder, and what is chosen for the engine: `/models/llama?tensor-parallel=4&dtype=bfloat16`.
///
/// A question mark with no equals sign behind it belongs to the folder's name.
record Place(Path folder, Map<EngineChoice, String> choices) {

    Place {
        choices = Map.copyOf(choices);
    }

    static Place parse(String place) throws IOException {
        int mark = place.lastIndexOf('?');
        if (mark < 0 || place.indexOf('=', mark) < 0) {
            return new Place(Path.of(place), Map.of());
        }
        return new Place(Path.of(place.substring(0, mark)),
                Choice.read(EngineChoice.class, place.substring(mark + 1), "model [" + place + "]"));
    }
}
