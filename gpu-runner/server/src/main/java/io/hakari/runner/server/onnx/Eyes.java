package io.hakari.runner.server.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// A network that makes features of pictures.
///
/// Of a picture it is `vision.onnx`: `pixel_values` [n, 3, height, width] in, `features` [n, tokens, hidden] out. Of a clip
/// it is `clip.onnx`, which takes besides the `frame_times`, for each frame the seconds from the first that is shown, and may
/// compare a frame with those around it.
final class Eyes implements AutoCloseable {
    private static final String PIXELS = "pixel_values";
    private static final String TIMES = "frame_times";
    private static final String FEATURES = "features";
    private static final int CHANNELS = 3;

    private final OrtSession session;
    private final SightConfig config;
    private final Kind kind;
    private final int hidden;

    /// What a network looks at.
    ///
    /// @param file   it is read from
    /// @param size   the pixels of a side
    /// @param tokens of each picture or frame
    /// @param timed  whether it is told when a frame is seen
    /// @param said   the field that tells the size
    /// @param counted the field that tells the tokens
    record Kind(String file, int size, int tokens, boolean timed, String said, String counted) {

        static Kind picture(SightConfig config) {
            return new Kind(CheckpointFolder.VISION, config.size(), config.tokens(), false, "image_size", "tokens");
        }

        static Kind clip(SightConfig.OfClip clip) {
            return new Kind(CheckpointFolder.CLIP, clip.size(), clip.tokens(), true, SightConfig.CLIP_SIZE,
                    "frame_tokens");
        }

        private Set<String> inputs() {
            return timed ? Set.of(PIXELS, TIMES) : Set.of(PIXELS);
        }

        private long[] shape(int pictures) {
            return new long[]{pictures, CHANNELS, size, size};
        }
    }

    private Eyes(OrtSession session, SightConfig config, Kind kind, int hidden) {
        this.session = session;
        this.config = config;
        this.kind = kind;
        this.hidden = hidden;
    }

    /// Take over a session.
    ///
    /// @param hidden numbers in a row of the decoder's `image_features`
    /// @throws ModelException when it does not fit configuration and decoder; the session is then still open
    static Eyes of(OrtSession session, SightConfig config, Kind kind, int hidden) throws ModelException, OrtException {
        requireOnly("input", kind.file(), session.getInputNames(), kind.inputs());
        requireOnly("output", kind.file(), session.getOutputNames(), Set.of(FEATURES));
        requireShape(session.getInputInfo(), kind, -1, CHANNELS, kind.size(), kind.size());
        Eyes eyes = new Eyes(session, config, kind, hidden);
        long[] seen = eyes.shapeSeen();
        if (seen.length != 3 || seen[1] != kind.tokens()) {
            throw new ModelException(Error.Code.CORRUPT, ModelConfig.FILE + " says " + SightConfig.VISION + "."
                    + kind.counted() + " [" + kind.tokens() + "] but " + kind.file() + " gives [" + FEATURES + "] of "
                    + Arrays.toString(seen) + "; take both files from the same export");
        }
        if (seen[2] != hidden) {
            throw new ModelException(Error.Code.CORRUPT,
                    CheckpointFolder.WEIGHTS + " takes [" + Signature.SEEN + "] of ["
                            + hidden + "] numbers each but " + kind.file() + " gives [" + FEATURES + "] of "
                            + Arrays.toString(seen) + "; take both files from the same export");
        }
        return eyes;
    }

    private static void requireOnly(String what, String file, Set<String> names, Set<String> expected)
            throws ModelException {
        if (!names.equals(expected)) {
            throw new ModelException(Error.Code.UNSUPPORTED, file + " has the " + what + "s ["
                    + String.join(", ", new TreeSet<>(names)) + "]; expected ["
                    + String.join(", ", new TreeSet<>(expected)) + "] alone; export it with that name");
        }
    }

    /// Look at a black picture: an export may leave the shape of what it gives open.
    private long[] shapeSeen() throws OrtException {
        return seen(new float[CHANNELS * kind.size() * kind.size()], new float[1],
                features -> features.getInfo().getShape());
    }

    private static void requireShape(Map<String, NodeInfo> nodes, Kind kind, long... expected) throws ModelException {
        if (!fits(nodes, PIXELS, expected)) {
            throw new ModelException(Error.Code.CORRUPT, ModelConfig.FILE + " says " + SightConfig.VISION + "."
                    + kind.said() + " [" + kind.size() + "] but " + kind.file() + " " + shown(nodes, PIXELS)
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
        return look(List.of(levels), new float[1]);
    }

    /// Return the rows of features of the frames of one clip, one after the other.
    ///
    /// @param levels  of each frame
    /// @param seconds of each frame from the first
    float[] look(List<int[]> levels, float[] seconds) throws RequestException {
        int one = CHANNELS * kind.size() * kind.size();
        float[] values = new float[levels.size() * one];
        for (int picture = 0; picture < levels.size(); picture++) {
            write(levels.get(picture), values, picture * one);
        }
        try {
            return seen(values, seconds, features -> {
                float[] rows = new float[levels.size() * kind.tokens() * hidden];
                features.getFloatBuffer().get(rows);
                return rows;
            });
        } catch (OrtException e) {
            throw new RequestException(Error.Code.BROKEN, "the model failed on a "
                    + (kind.timed() ? "clip" : "picture") + ": " + Reasons.brief(e), e);
        }
    }

    private <T> T seen(float[] values, float[] seconds, Function<OnnxTensor, T> read) throws OrtException {
        var environment = OnnxEngine.environment();
        try (OnnxTensor pixels = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values),
                kind.shape(seconds.length));
                OnnxTensor times = OnnxTensor.createTensor(environment, FloatBuffer.wrap(seconds),
                        new long[]{seconds.length});
                OrtSession.Result result = session
                        .run(kind.timed() ? Map.of(PIXELS, pixels, TIMES, times) : Map.of(PIXELS, pixels))) {
            return read.apply((OnnxTensor) result.get(0));
        }
    }

    private void write(int[] levels, float[] values, int at) {
        int plane = kind.size() * kind.size();
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                values[at + channel * plane + i] = config.scaled(levels[CHANNELS * i + channel], channel);
            }
        }
    }

    int size() {
        return kind.size();
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
