package io.hakari.runner.server.policy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.hakari.runner.protocol.v1.ActionSpace;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Image;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Vector;
import io.hakari.runner.server.ModelException;

/// Which part of an observation becomes which key of the wire, and what is known of the actions: data, not code.
///
/// | setting | what |
/// |---|---|
/// | `state.<key>` | names of the observation's state whose numbers stand under the key, joined by `+` |
/// | `camera.<key>` | the camera whose picture stands under the key |
/// | `prompt` | the key of the instruction (`prompt`) |
/// | `float` | `f4` or `f8`: the type of state numbers (`f4`) |
/// | `actions` | keys of the reply whose numbers make up an action, joined by `+` (`actions`) |
/// | `space`, `labels`, `unit`, `period` | of the actions; labels joined by `+`, the period in milliseconds |
/// | `checkpoint` | name and revision of what the server runs, part of the digest |
/// | `timeout` | seconds until the server is given up (60) |
/// | `api-key` | the name of an environment variable that holds the key |
record Mapping(Map<String, List<String>> state, Map<String, String> cameras, String prompt, String type,
        List<String> actions, ActionSpace space, String checkpoint, Duration timeout, String apiKey) {
    private static final Set<String> KNOWN = new TreeSet<>(List.of("prompt", "float", "actions", "space", "labels",
            "unit", "period", "checkpoint", "timeout", "api-key"));
    private static final String STATE = "state.";
    private static final String CAMERA = "camera.";

    Mapping {
        state = new LinkedHashMap<>(state);
        cameras = new LinkedHashMap<>(cameras);
        actions = List.copyOf(actions);
    }

    /// Read the settings of a place.
    ///
    /// @throws IOException when one is unknown or has no meaning
    static Mapping of(Map<String, String> settings) throws IOException {
        Map<String, List<String>> state = new LinkedHashMap<>();
        Map<String, String> cameras = new LinkedHashMap<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String name = setting.getKey();
            if (name.startsWith(STATE)) {
                state.put(name.substring(STATE.length()), List.of(setting.getValue().split("\\+")));
            } else if (name.startsWith(CAMERA)) {
                cameras.put(name.substring(CAMERA.length()), setting.getValue());
            } else if (!KNOWN.contains(name)) {
                throw new IOException("setting [" + name + "] of the policy is unknown; known: state.<key>, "
                        + "camera.<key>, " + String.join(", ", KNOWN));
            }
        }
        String type = settings.getOrDefault("float", "f4");
        if (!type.equals("f4") && !type.equals("f8")) {
            throw new IOException("setting [float] of the policy is [" + type + "]; write f4 or f8");
        }
        return new Mapping(state, cameras, settings.getOrDefault("prompt", "prompt"), "<" + type,
                split(settings, "actions"), space(settings), settings.getOrDefault("checkpoint", ""),
                Duration.ofSeconds(whole(settings, "timeout", 60)), settings.getOrDefault("api-key", ""));
    }

    private static ActionSpace space(Map<String, String> settings) throws IOException {
        return ActionSpace.newBuilder()
                .setName(settings.getOrDefault("space", ""))
                .addAllLabels(split(settings, "labels"))
                .setUnit(settings.getOrDefault("unit", ""))
                .setPeriodMs(whole(settings, "period", 0))
                .build();
    }

    private static List<String> split(Map<String, String> settings, String name) {
        return settings.containsKey(name) ? List.of(settings.get(name).split("\\+")) : List.of();
    }

    private static int whole(Map<String, String> settings, String name, int otherwise) throws IOException {
        String text = settings.getOrDefault(name, Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,6}")) {
            throw new IOException("setting [" + name + "] of the policy is [" + text + "]; write a whole number");
        }
        return Integer.parseInt(text);
    }

    /// Return how many keys an observation becomes, the instruction not counted.
    int keys() {
        return state.size() + cameras.size();
    }

    /// Return the numbers that stand under a key.
    ///
    /// @throws ModelException when the observation lacks one of its names
    Numbers state(String key, Observation observation) throws ModelException {
        List<Double> numbers = new ArrayList<>();
        for (String name : state.getOrDefault(key, List.of())) {
            Vector vector = observation.getStateMap().get(name);
            if (vector == null) {
                throw missing("state", name, key, observation.getStateMap().keySet());
            }
            numbers.addAll(vector.getValuesList());
        }
        return Numbers.of(numbers, type);
    }

    /// Return the picture that stands under a key.
    ///
    /// @throws ModelException when the observation lacks it, or it cannot be read
    Numbers picture(String key, Observation observation) throws ModelException {
        String camera = cameras.getOrDefault(key, "");
        Image image = observation.getImagesMap().get(camera);
        if (image == null) {
            throw missing("picture", camera, key, observation.getImagesMap().keySet());
        }
        return Pictures.rows(camera, image);
    }

    private static ModelException missing(String what, String name, String key, Set<String> has) {
        return new ModelException(Code.REJECTED, "observation has no " + what + " [" + name + "] for the policy's key ["
                + key + "]; it has " + new TreeSet<>(has) + "; correct the policy's settings");
    }
}
