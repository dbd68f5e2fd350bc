package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// The inputs and outputs of a decoder with a key-value cache, named as Hugging Face Optimum names them.
///
/// @param vocabulary the logits at each place
/// @param masked     whether the model wants an attention mask
/// @param positioned whether the model wants position ids; otherwise positions follow from the cache
/// @param seen       numbers in a row of features, where the model takes those of pictures
/// @param past       names of the cache's inputs
/// @param present    names of the cache's outputs, in the same order
/// @param caches     shapes of the cache, in the same order
record Signature(int vocabulary, boolean masked, boolean positioned, OptionalInt seen, List<String> past,
        List<String> present,
        List<Shape> caches) {
    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String POSITIONS = "position_ids";
    static final String SEEN = "image_features";
    static final String LOGITS = "logits";
    private static final String PAST = "past_key_values.";
    private static final String PRESENT = "present.";

    Signature {
        past = List.copyOf(past);
        present = List.copyOf(present);
        caches = List.copyOf(caches);
    }

    static Signature of(OrtSession session) throws OrtException, ModelException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        List<String> past = inputs.keySet().stream().filter(name -> name.startsWith(PAST)).toList();
        if (past.isEmpty()) {
            throw unsupported(
                    "has no inputs [" + PAST + "*], only [" + String.join(", ", new TreeSet<>(inputs.keySet()))
                            + "]; export it with a key-value cache (Optimum: task text-generation-with-past)");
        }
        requireKnown(inputs.keySet(), past);
        List<String> present = past.stream().map(name -> PRESENT + name.substring(PAST.length())).toList();
        requireOutputs(outputs.keySet(), present);
        List<Shape> caches = new ArrayList<>();
        for (String name : past) {
            caches.add(Shape.of(name, tensor(inputs, name, OnnxJavaType.FLOAT)));
        }
        tensor(inputs, IDS, OnnxJavaType.INT64);
        return new Signature(vocabulary(tensor(outputs, LOGITS, OnnxJavaType.FLOAT)), inputs.containsKey(MASK),
                inputs.containsKey(POSITIONS), seen(inputs), past, present, caches);
    }

    private static void requireKnown(Set<String> inputs, List<String> past) throws ModelException {
        Set<String> unknown = new TreeSet<>(inputs);
        unknown.removeAll(past);
        unknown.removeAll(Set.of(IDS, MASK, POSITIONS, SEEN));
        if (!unknown.isEmpty()) {
            throw unsupported("wants the input [" + String.join(", ", unknown) + "]; this engine can give " + IDS + ", "
                    + MASK + ", " + POSITIONS + ", " + SEEN + " and " + PAST + "*; export it without");
        }
        if (!inputs.contains(IDS)) {
            throw unsupported("has no input [" + IDS + "]; export it with Optimum's names");
        }
    }

    private static void requireOutputs(Set<String> outputs, List<String> present) throws ModelException {
        Set<String> missing = new TreeSet<>(present);
        missing.add(LOGITS);
        missing.removeAll(outputs);
        if (!missing.isEmpty()) {
            throw unsupported("has no output [" + missing.stream().collect(Collectors.joining(", "))
                    + "]; export it with Optimum's names");
        }
    }

    private static TensorInfo tensor(Map<String, NodeInfo> nodes, String name, OnnxJavaType expected)
            throws ModelException {
        if (nodes.containsKey(name) && nodes.get(name).getInfo() instanceof TensorInfo info && info.type == expected) {
            return info;
        }
        throw unsupported("has [" + name + "] of another type than " + expected + "; export it in float32");
    }

    private static OptionalInt seen(Map<String, NodeInfo> inputs) throws ModelException {
        if (!inputs.containsKey(SEEN)) {
            return OptionalInt.empty();
        }
        long[] shape = tensor(inputs, SEEN, OnnxJavaType.FLOAT).getShape();
        if (shape.length != 2 || shape[1] < 1) {
            throw unsupported("has [" + SEEN + "] without a fixed size; export it with the shape [rows, hidden]");
        }
        return OptionalInt.of((int) shape[1]);
    }

    private static int vocabulary(TensorInfo logits) throws ModelException {
        long[] shape = logits.getShape();
        if (shape.length != 3 || shape[2] < 1) {
            throw unsupported(
                    "gives [" + LOGITS + "] without a fixed vocabulary; export it with the shape [rows, tokens, "
                            + "vocabulary]");
        }
        return (int) shape[2];
    }

    private static ModelException unsupported(String what) {
        return new ModelException(Error.Code.UNSUPPORTED, CheckpointFolder.WEIGHTS + " " + what);
    }

    /// The fixed part of one cache tensor's shape.
    record Shape(int heads, int size) {

        private static Shape of(String name, TensorInfo info) throws ModelException {
            long[] shape = info.getShape();
            if (shape.length != 4 || shape[1] < 1 || shape[3] < 1) {
                throw unsupported(
                        "has [" + name + "] without fixed heads and size; export it with the shape [rows, heads, "
                                + "past, size]");
            }
            return new Shape((int) shape[1], (int) shape[3]);
        }

        /// Return how many floats one row of some length has.
        int row(int length) {
            return heads * length * size;
        }

        long[] of(int rows, int length) {
            return new long[]{rows, heads, length, size};
        }
    }
}
