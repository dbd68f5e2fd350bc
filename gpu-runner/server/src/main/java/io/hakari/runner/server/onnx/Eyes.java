package io.hakari.runner.server.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// The network that makes features of a picture: `vision.onnx`, `pixel_values` [n, 3, height, width] in,
/// `features` [n, tokens, hidden] out.
final class Eyes implements AutoCloseable {
    private static final String PIXELS = "pixel_values";
    private static final String FEATURES = "features";
    private static final int CHANNELS = 3;

    private final OrtSession session;
    private final SightConfig config;
    private final int hidden;

    private Eyes(OrtSession session, SightConfig config, int hidden) {
        this.session = session;
        this.config = config;
        this.hidden = hidden;
    }

    /// Take over a session.
    ///
    /// @param hidden numbers in a row of the decoder's `image_features`
    /// @throws ModelException when it does not fit configuration and decoder; the session is then still open
    static Eyes of(OrtSession session, SightConfig config, int hidden) throws ModelException, OrtException {
        requireOnly("input", session.getInputNames(), PIXELS);
        requireOnly("output", session.getOutputNames(), FEATURES);
        requireShape(session.getInputInfo(), PIXELS, "image_size [" + config.size() + "]", -1, CHANNELS, config.size(),
                config.size());
        long[] seen = shapeSeen(session, config);
        if (seen.length != 3 || seen[1] != config.tokens()) {
            throw new ModelException(Error.Code.CORRUPT, ModelConfig.FILE + " says " + SightConfig.VISION + ".tokens ["
                    + config.tokens() + "] but " + CheckpointFolder.VISION + " gives [" + FEATURES + "] of "
                    + Arrays.toString(seen) + "; take both files from the same export");
        }
        if (seen[2] != hidden) {
            throw new ModelException(Error.Code.CORRUPT,
                    CheckpointFolder.WEIGHTS + " takes [" + Signature.SEEN + "] of ["
                            + hidden + "] numbers each but " + CheckpointFolder.VISION + " gives [" + FEATURES + "] of "
                            + Arrays.toString(seen) + "; take both files from the same export");
        }
        return new Eyes(session, config, hidden);
    }

    private static void requireOnly(String what, Set<String> names, String expected) throws ModelException {
        if (!names.equals(Set.of(expected))) {
            throw new ModelException(Error.Code.UNSUPPORTED, CheckpointFolder.VISION + " has the " + what + "s ["
                    + String.join(", ", new TreeSet<>(names)) + "]; expected [" + expected
                    + "] alone; export it with that name");
        }
    }

    /// Look at a black picture: an export may leave the shape of what it gives open.
    private static long[] shapeSeen(OrtSession session, SightConfig config) throws OrtException {
        FloatBuffer black = FloatBuffer.allocate(CHANNELS * config.size() * config.size());
        try (OnnxTensor pixels = OnnxTensor.createTensor(OnnxEngine.environment(), black, shape(config));
                OrtSession.Result seen = session.run(Map.of(PIXELS, pixels))) {
            return ((TensorInfo) seen.get(0).getInfo()).getShape();
        }
    }

    private static long[] shape(SightConfig config) {
        return new long[]{1, CHANNELS, config.size(), config.size()};
    }

    private static void requireShape(Map<String, NodeInfo> nodes, String name, String said, long... expected)
            throws ModelException {
        if (!fits(nodes, name, expected)) {
            throw new ModelException(Error.Code.CORRUPT, ModelConfig.FILE + " says " + SightConfig.VISION + "." + said
                    + " but " + CheckpointFolder.VISION + " " + shown(nodes, name)
                    + "; take both files from the same export");
        }
    }

    /// A size that the graph leaves open fits.
    private static boolean fits(Map<String, NodeInfo> nodes, String name, long... expected) {
        if (!(nodes.containsKey(name) && nodes.get(name).getInfo() instanceof TensorInfo info
                && info.type == OnnxJavaType.FLOAT && info.getShape().length == expected.length)) {
            return false;
        }
        long[] shape = info.getShape();
        for (int i = 0; i < shape.length; i++) {
            if (expected[i] >= 0 && shape[i] >= 0 && shape[i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static String shown(Map<String, NodeInfo> nodes, String name) {
        String shape = nodes.containsKey(name) && nodes.get(name).getInfo() instanceof TensorInfo info
                ? info.type + " " + Arrays.toString(info.getShape())
                : "nothing";
        return "has [" + name + "] of " + shape;
    }

    /// Return the rows of features of a picture, one after the other.
    ///
    /// Pictures are looked at one by one, so that what is seen in one does not depend on the others.
    ///
    /// @param levels from 0 to 255 of red, green and blue, row by row
    float[] look(int[] levels) throws RequestException {
        try (OnnxTensor pixels = OnnxTensor.createTensor(OnnxEngine.environment(), values(levels), shape(config));
                OrtSession.Result seen = session.run(Map.of(PIXELS, pixels))) {
            FloatBuffer features = ((OnnxTensor) seen.get(0)).getFloatBuffer();
            float[] rows = new float[config.tokens() * hidden];
            features.get(rows);
            return rows;
        } catch (OrtException e) {
            throw new RequestException(Error.Code.BROKEN, "the model failed on a picture: " + Reasons.brief(e), e);
        }
    }

    private FloatBuffer values(int[] levels) {
        int plane = config.size() * config.size();
        float[] values = new float[levels.length];
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                values[channel * plane + i] = config.scaled(levels[CHANNELS * i + channel], channel);
            }
        }
        return FloatBuffer.wrap(values);
    }

    int hidden() {
        return hidden;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session does not close: " + Reasons.brief(e), e);
        }
    }
}
