package io.hakari.runner.server.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;

/// How many numbers an ONNX file stores, by their type.
///
/// The file is walked, not read: of `ModelProto.graph.initializer` (fields 7 and 5 of onnx.proto) only the dimensions and
/// the type are looked at. Weights that an export stores twice are counted twice.
record Weights(Map<Integer, Long> counts) {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_TYPE = 2;
    /// Whole numbers of this size are shapes and places, no parameters.
    private static final int INT64 = 7;
    /// `TensorProto.DataType` of onnx.proto.
    private static final Map<Integer, String> TYPES = Map.of(1, "float32", 2, "uint8", 3, "int8", 10, "float16",
            11, "float64", 16, "bfloat16", 21, "uint4", 22, "int4");

    Weights {
        counts = Map.copyOf(counts);
    }

    static Weights count(InputStream model) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(model, 1 << 16);
        input.setSizeLimit(Integer.MAX_VALUE);
        Map<Integer, Long> counts = new TreeMap<>();
        walk(input, MODEL_GRAPH, () -> walk(input, GRAPH_INITIALIZER, () -> tensor(input, counts)));
        return new Weights(counts);
    }

    /// Return the numbers of both.
    Weights and(Weights other) {
        Map<Integer, Long> sums = new TreeMap<>(counts);
        other.counts.forEach((type, count) -> sums.merge(type, count, Long::sum));
        return new Weights(sums);
    }

    /// Return how many parameters there are.
    long parameters() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Return the type that most of them have.
    String type() {
        return counts.entrySet().stream().max(Map.Entry.comparingByValue())
                .map(most -> TYPES.getOrDefault(most.getKey(), "type " + most.getKey()))
                .orElse("none");
    }

    private static void walk(CodedInputStream input, int field, Visit visit) throws IOException {
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) != field) {
                input.skipField(tag);
                continue;
            }
            int outer = input.pushLimit(input.readRawVarint32());
            visit.inside();
            input.popLimit(outer);
        }
    }

    private static void tensor(CodedInputStream input, Map<Integer, Long> counts) throws IOException {
        long size = 1;
        int type = 0;
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case TENSOR_DIMS -> size *= dims(input, tag);
                case TENSOR_TYPE -> type = input.readInt32();
                default -> input.skipField(tag);
            }
        }
        if (type != INT64) {
            counts.merge(type, size, Long::sum);
        }
    }

    /// Writers may pack repeated numbers or not.
    private static long dims(CodedInputStream input, int tag) throws IOException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
            return input.readInt64();
        }
        int outer = input.pushLimit(input.readRawVarint32());
        long product = 1;
        while (input.getBytesUntilLimit() > 0) {
            product *= input.readInt64();
        }
        input.popLimit(outer);
        return product;
    }

    /// Reads one message up to its end.
    private interface Visit {
        void inside() throws IOException;
    }
}
