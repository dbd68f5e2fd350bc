package io.hakari.runner.server.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// The weights of an ONNX file: each is a number, and each is in the file.
///
/// Looked at is `ModelProto.graph.initializer` (fields 7 and 5 of onnx.proto), in float32, float64, float16 and bfloat16.
final class StoredNumbers {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int TYPE = 2;
    private static final int FLOATS = 4;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int DOUBLES = 10;
    private static final int LOCATION = 14;
    /// `TensorProto.DataType` of onnx.proto.
    private static final int FLOAT32 = 1;
    private static final int FLOAT16 = 10;
    private static final int FLOAT64 = 11;
    private static final int BFLOAT16 = 16;

    private StoredNumbers() {
    }

    /// Refuse weights that are no numbers, and weights that lie in other files, which no digest would cover.
    static void requireSound(byte[] model, String file) throws ModelException {
        try {
            var input = CodedInputStream.newInstance(model);
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == MODEL_GRAPH) {
                    graph(CodedInputStream.newInstance(input.readByteBuffer()), file);
                } else {
                    input.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw new ModelException(Error.Code.CORRUPT,
                    file + " is no ONNX file: " + Reasons.brief(e) + "; copy the file again", e);
        }
    }

    private static void graph(CodedInputStream graph, String file) throws IOException, ModelException {
        for (int tag = graph.readTag(); tag != 0; tag = graph.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == GRAPH_INITIALIZER) {
                tensor(CodedInputStream.newInstance(graph.readByteBuffer()), file);
            } else {
                graph.skipField(tag);
            }
        }
    }

    private static void tensor(CodedInputStream tensor, String file) throws IOException, ModelException {
        String name = "";
        int type = 0;
        int location = 0;
        boolean finite = true;
        ByteBuffer raw = ByteBuffer.allocate(0);
        for (int tag = tensor.readTag(); tag != 0; tag = tensor.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case TYPE -> type = tensor.readInt32();
                case LOCATION -> location = tensor.readInt32();
                case NAME -> name = tensor.readString();
                case RAW -> raw = tensor.readByteBuffer();
                case FLOATS -> finite &= isFinite(numbers(tensor, tag, Float.BYTES), FLOAT32);
                case DOUBLES -> finite &= isFinite(numbers(tensor, tag, Double.BYTES), FLOAT64);
                default -> tensor.skipField(tag);
            }
        }
        if (location != 0) {
            throw new ModelException(Error.Code.UNSUPPORTED, file + " keeps [" + name
                    + "] in another file; export it with its weights inside");
        }
        if (!finite || !isFinite(raw, type)) {
            throw new ModelException(Error.Code.CORRUPT, file + " has a weight in [" + name
                    + "] that is NaN or infinite; train it anew from a step before that");
        }
    }

    /// Writers may pack repeated numbers or not.
    private static ByteBuffer numbers(CodedInputStream tensor, int tag, int size) throws IOException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            return tensor.readByteBuffer();
        }
        return ByteBuffer.wrap(tensor.readRawBytes(size));
    }

    private static boolean isFinite(ByteBuffer stored, int type) {
        ByteBuffer numbers = stored.order(ByteOrder.LITTLE_ENDIAN);
        boolean finite = true;
        while (numbers.hasRemaining() && finite) {
            finite = switch (type) {
                case FLOAT32 -> Float.isFinite(numbers.getFloat());
                case FLOAT64 -> Double.isFinite(numbers.getDouble());
                case FLOAT16 -> Float.isFinite(Float.float16ToFloat(numbers.getShort()));
                case BFLOAT16 -> Float.isFinite(Float.intBitsToFloat(numbers.getShort() << 16));
                default -> {
                    numbers.position(numbers.limit());
                    yield true;
                }
            };
        }
        return finite;
    }
}
