package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.Value.KindCase;

import io.hakari.runner.protocol.v1.ActionSpace;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// What `config.json` says of a policy: what it is shown, and what its numbers mean.
///
/// | field | what |
/// |---|---|
/// | `inputs` | a list of `name` (of the network's input) and `state` (what of an observation stands in it, in this order) |
/// | `state` | a list of `name`, `size`, and, where it is scaled, `mean` and `deviation`, one number for each: (x − mean) / deviation |
/// | `output` | name of the network's output, of the shape [1, horizon, labels] |
/// | `horizon` | actions of a chunk |
/// | `space`, `labels`, `unit`, `periodMs` | of an action |
///
/// @param inputs  the network's inputs
/// @param output  name of the network's output
/// @param horizon actions of a chunk
/// @param space   of the actions
record PolicyConfig(List<Input> inputs, String output, int horizon, ActionSpace space) {
    static final String FILE = ModelConfig.FILE;
    /// No robot takes so many numbers at once, and memory is taken for each.
    private static final int MOST = 100_000;

    PolicyConfig {
        inputs = List.copyOf(inputs);
    }

    /// One input of the network.
    ///
    /// @param name  the network's name for it
    /// @param state what stands in it, in this order
    record Input(String name, List<Part> state) {

        Input {
            state = List.copyOf(state);
        }

        int size() {
            return state.stream().mapToInt(Part::size).sum();
        }
    }

    /// One named vector of an observation, scaled to (x − mean) / deviation.
    record Part(String name, List<Double> mean, List<Double> deviation) {

        Part {
            mean = List.copyOf(mean);
            deviation = List.copyOf(deviation);
        }

        int size() {
            return mean.size();
        }

        float scaled(int place, double value) {
            return (float) ((value - mean.get(place)) / deviation.get(place));
        }
    }

    static PolicyConfig of(Struct fields) throws ModelException {
        List<Input> inputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Value value : list(fields, "inputs", "")) {
            String where = "inputs[" + inputs.size() + "].";
            Struct input = object(value, where);
            inputs.add(new Input(text(input, "name", where), parts(input, where)));
            if (!names.add(inputs.getLast().name())) {
                throw wrong(where + "name", inputs.getLast().name(), "a name that no other input has");
            }
        }
        List<String> labels = texts(fields, "labels");
        int horizon = whole(fields, "horizon", "");
        if (labels.size() > MOST / horizon) {
            throw wrong("horizon", Integer.toString(horizon), "at most " + MOST + " numbers in a chunk");
        }
        return new PolicyConfig(inputs, text(fields, "output", ""), horizon, ActionSpace.newBuilder()
                .setName(text(fields, "space", ""))
                .addAllLabels(labels)
                .setUnit(text(fields, "unit", ""))
                .setPeriodMs(whole(fields, "periodMs", ""))
                .build());
    }

    private static List<Part> parts(Struct input, String before) throws ModelException {
        List<Part> parts = new ArrayList<>();
        for (Value value : list(input, "state", before)) {
            String where = before + "state[" + parts.size() + "].";
            Struct part = object(value, where);
            int size = whole(part, "size", where);
            parts.add(new Part(text(part, "name", where), scale(part, "mean", where, size, 0),
                    scale(part, "deviation", where, size, 1)));
        }
        return parts;
    }

    private static List<Double> scale(Struct part, String name, String where, int size, double otherwise)
            throws ModelException {
        if (!part.containsFields(name)) {
            Double[] same = new Double[size];
            Arrays.fill(same, otherwise);
            return List.of(same);
        }
        List<Value> values = part.getFieldsOrThrow(name).getListValue().getValuesList();
        if (values.size() != size) {
            throw wrong(where + name, "a list of " + values.size(), size + " numbers");
        }
        List<Double> numbers = new ArrayList<>();
        for (Value value : values) {
            double number = value.getKindCase() == KindCase.NUMBER_VALUE ? value.getNumberValue() : Double.NaN;
            if (!Double.isFinite(number) || (otherwise > 0 && !(number > 0))) {
                throw wrong(where + name, ModelConfig.shown(value),
                        otherwise > 0 ? "numbers above 0" : "numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static List<String> texts(Struct fields, String name) throws ModelException {
        List<String> texts = new ArrayList<>();
        for (Value value : list(fields, name, "")) {
            if (value.getKindCase() != KindCase.STRING_VALUE) {
                throw wrong(name, ModelConfig.shown(value), "a list of names");
            }
            texts.add(value.getStringValue());
        }
        return texts;
    }

    private static List<Value> list(Struct fields, String name, String where) throws ModelException {
        Value value = field(fields, name, where, "a list");
        if (value.getListValue().getValuesCount() == 0) {
            throw wrong(where + name, ModelConfig.shown(value), "a list that is not empty");
        }
        return value.getListValue().getValuesList();
    }

    private static Struct object(Value value, String where) throws ModelException {
        if (value.getKindCase() != KindCase.STRUCT_VALUE) {
            throw wrong(where.substring(0, where.length() - 1), ModelConfig.shown(value), "an object");
        }
        return value.getStructValue();
    }

    private static String text(Struct fields, String name, String where) throws ModelException {
        Value value = field(fields, name, where, "a name");
        if (value.getKindCase() != KindCase.STRING_VALUE || value.getStringValue().isBlank()) {
            throw wrong(where + name, ModelConfig.shown(value), "a name");
        }
        return value.getStringValue();
    }

    private static int whole(Struct fields, String name, String where) throws ModelException {
        String expected = "a whole number from 1 to " + MOST;
        Value value = field(fields, name, where, expected);
        double number = value.getNumberValue();
        if (value.getKindCase() != KindCase.NUMBER_VALUE || number != Math.rint(number) || number < 1
                || number > MOST) {
            throw wrong(where + name, ModelConfig.shown(value), expected);
        }
        return (int) number;
    }

    private static Value field(Struct fields, String name, String where, String expected) throws ModelException {
        if (!fields.containsFields(name)) {
            throw new ModelException(Error.Code.CORRUPT, FILE + " has no field [" + where + name + "]; expected "
                    + expected + "; write it as the runner's README shows");
        }
        return fields.getFieldsOrThrow(name);
    }

    private static ModelException wrong(String name, String value, String expected) {
        return new ModelException(Error.Code.CORRUPT, FILE + " says " + name + " [" + value + "]; expected " + expected
                + "; write it as the runner's README shows");
    }
}
