package io.hakari.runner.server.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// The network alone: scaled numbers go in, a chunk of actions comes out; many may ask at once, each at a desk of its own.
final class PolicyNetwork implements AutoCloseable {
    private final OrtSession session;
    private final PolicyConfig config;
    private boolean closed;

    private PolicyNetwork(OrtSession session, PolicyConfig config) {
        this.session = session;
        this.config = config;
    }

    /// Open a network and see that it takes and gives what the configuration says.
    static PolicyNetwork open(byte[] file, PolicyConfig config) throws ModelException {
        StoredNumbers.requireSound(file, PolicyFolder.WEIGHTS);
        try (var options = options()) {
            var network = new PolicyNetwork(OnnxEngine.environment().createSession(file, options), config);
            try {
                network.requireFits();
                network.requireNumbers();
                return network;
            } catch (ModelException | OrtException | RuntimeException e) {
                network.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ModelException(Error.Code.CORRUPT, PolicyFolder.WEIGHTS + " cannot be loaded: "
                    + Reasons.brief(e) + "; copy the file again or export it anew", e);
        }
    }

    /// One thread, and every shape known: the same numbers give the same bits.
    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    private void requireFits() throws OrtException, ModelException {
        Set<String> said = new TreeSet<>();
        config.inputs().forEach(input -> said.add(input.name()));
        Set<String> wanted = new TreeSet<>(session.getInputInfo().keySet());
        if (!said.equals(wanted)) {
            throw new ModelException(Error.Code.CORRUPT, PolicyFolder.WEIGHTS + " has the inputs " + wanted + " but "
                    + PolicyConfig.FILE + " names " + said + "; name them as the export does");
        }
        for (PolicyConfig.Input input : config.inputs()) {
            require(session.getInputInfo(), "input", input.name(), new long[]{input.size()},
                    " from the sizes of its state");
        }
        require(session.getOutputInfo(), "output", config.output(), chunk(), " from horizon and labels");
    }

    private long[] chunk() {
        return new long[]{config.horizon(), config.space().getLabelsCount()};
    }

    private static void require(Map<String, NodeInfo> nodes, String kind, String name, long[] last, String from)
            throws ModelException {
        if (!nodes.containsKey(name)) {
            throw new ModelException(Error.Code.CORRUPT, PolicyFolder.WEIGHTS + " has the " + kind + "s "
                    + new TreeSet<>(nodes.keySet()) + " but " + PolicyConfig.FILE + " names [" + name
                    + "]; name them as the export does");
        }
        if (!(nodes.get(name).getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
            throw new ModelException(Error.Code.UNSUPPORTED, PolicyFolder.WEIGHTS + " has the " + kind + " [" + name
                    + "] of another type than FLOAT; export it in float32");
        }
        if (!ends(info.getShape(), last)) {
            throw new ModelException(Error.Code.CORRUPT, PolicyFolder.WEIGHTS + " has the " + kind + " [" + name
                    + "] of the shape " + shown(info.getShape()) + "; expected " + shown(full(last)) + from
                    + " in " + PolicyConfig.FILE);
        }
    }

    /// The batch may be free or 1; all else is fixed.
    private static boolean ends(long[] shape, long[] last) {
        long[] expected = full(last);
        if (shape.length != expected.length || (shape[0] != 1 && shape[0] != -1)) {
            return false;
        }
        for (int i = 1; i < shape.length; i++) {
            if (shape[i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static long[] full(long[] last) {
        long[] shape = new long[last.length + 1];
        shape[0] = 1;
        System.arraycopy(last, 0, shape, 1, last.length);
        return shape;
    }

    private static String shown(long[] shape) {
        List<String> sizes = new ArrayList<>();
        for (long size : shape) {
            sizes.add(size < 0 ? "free" : Long.toString(size));
        }
        return sizes.toString();
    }

    /// Try it where every input is at its mean: what is no number there never will be one.
    private void requireNumbers() throws ModelException {
        try (Desk desk = desk()) {
            FloatBuffer chunk = desk.run();
            for (int i = 0; i < chunk.limit(); i++) {
                if (!Float.isFinite(chunk.get(i))) {
                    int width = config.space().getLabelsCount();
                    throw new ModelException(Error.Code.CORRUPT, PolicyFolder.WEIGHTS + " gives [" + chunk.get(i)
                            + "] for [" + config.space().getLabels(i % width) + "] of action " + i / width
                            + " when every input is at its mean; export it anew");
                }
            }
        }
    }

    /// Return a place to ask at, for one thread.
    Desk desk() throws ModelException {
        try {
            return new Desk();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static ModelException failed(OrtException e) {
        return new ModelException(Error.Code.BROKEN, PolicyFolder.WEIGHTS + " failed: " + Reasons.brief(e), e);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session does not close: " + Reasons.brief(e), e);
        }
    }

    /// Tensors that are filled again for every question; for one thread.
    final class Desk implements AutoCloseable {
        private final Map<String, OnnxTensor> inputs = new HashMap<>();
        private final List<FloatBuffer> values = new ArrayList<>();
        private final FloatBuffer chunk;
        private final OnnxTensor output;

        private Desk() throws OrtException {
            for (PolicyConfig.Input input : config.inputs()) {
                FloatBuffer buffer = buffer(input.size());
                values.add(buffer);
                inputs.put(input.name(), tensor(buffer, full(new long[]{input.size()})));
            }
            chunk = buffer(config.horizon() * config.space().getLabelsCount());
            output = tensor(chunk, full(chunk()));
        }

        private static FloatBuffer buffer(int size) {
            return ByteBuffer.allocateDirect(Float.BYTES * size).order(ByteOrder.nativeOrder()).asFloatBuffer();
        }

        private static OnnxTensor tensor(FloatBuffer buffer, long[] shape) throws OrtException {
            return OnnxTensor.createTensor(OnnxEngine.environment(), buffer, shape);
        }

        /// Return the numbers of an input, in the order of the configuration's inputs, to be written to.
        FloatBuffer input(int place) {
            return values.get(place);
        }

        /// Return the actions for what was written, until the next question.
        FloatBuffer run() throws ModelException {
            try {
                session.run(inputs, Set.of(), Map.of(config.output(), output)).close();
                return chunk;
            } catch (OrtException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            inputs.values().forEach(OnnxTensor::close);
            output.close();
        }
    }
}
