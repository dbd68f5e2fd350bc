package io.hakari.runner.server.onnx;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// The network alone: token ids and a cache go in, logits and a longer cache come out.
final class Decoder implements AutoCloseable {
    /// So many logits fit into the buffer that is kept, 128 MiB.
    private static final int MOST_LOGITS = 1 << 25;
    /// So many numbers a cache may have, 256 MiB; there are at most two large ones at a time.
    private static final int MOST_CACHED = 1 << 26;
    /// Rows times tokens beyond which a larger step is no faster (measured on 1.3 M parameters, two threads).
    private static final int MOST_TOKENS = 4096;

    private final OrtEnvironment environment = OnnxEngine.environment();
    private final OrtSession session;
    private final Signature signature;
    private final NativeFloats logits = new NativeFloats();
    private final Caches caches;
    private Optional<Sight> sight = Optional.empty();
    private boolean closed;

    private Decoder(OrtSession session, Signature signature) {
        this.session = session;
        this.signature = signature;
        this.caches = new Caches(signature.caches());
    }

    static Decoder open(Path file, int threads) throws ModelException {
        return open(threads, options -> OnnxEngine.environment().createSession(file.toString(), options));
    }

    static Decoder open(byte[] file, int threads) throws ModelException {
        return open(threads, options -> OnnxEngine.environment().createSession(file, options));
    }

    private static Decoder open(int threads, Opening opening) throws ModelException {
        try (var options = options(threads)) {
            OrtSession session = opening.open(options);
            try {
                return new Decoder(session, Signature.of(session));
            } catch (ModelException | OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ModelException(Error.Code.CORRUPT, CheckpointFolder.WEIGHTS + " cannot be loaded: "
                    + Reasons.brief(e) + "; copy the file again or export it anew", e);
        }
    }

    static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        // A decoder is one chain of operators: nothing could run beside it.
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        // Memory plans are kept for each input shape, and with a growing cache no shape comes twice.
        options.setMemoryPatternOptimization(false);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    /// Refuse a model whose logits are not for the vocabulary that the configuration tells.
    void requireVocabulary(int expected) throws ModelException {
        if (signature.vocabulary() != expected) {
            throw new ModelException(Error.Code.CORRUPT, ModelConfig.FILE + " says vocab_size [" + expected + "] but "
                    + CheckpointFolder.WEIGHTS + " gives logits for [" + signature.vocabulary()
                    + "] tokens; take both files from the same export");
        }
    }

    /// Return the numbers in a row of features, where the model takes those of pictures.
    OptionalInt seen() {
        return signature.seen();
    }

    /// Read pictures by what was seen in them, and close that with this.
    void seeBy(Sight sight) {
        this.sight = Optional.of(sight);
    }

    /// Return how many rows times tokens one step may have.
    int budget() {
        return Math.clamp(MOST_LOGITS / signature.vocabulary(), 1, MOST_TOKENS);
    }

    /// Return how many rows of some length a cache should have at most.
    int mostRows(int length) {
        int row = signature.caches().stream().mapToInt(shape -> shape.row(length)).sum();
        return Math.max(1, MOST_CACHED / Math.max(1, row));
    }

    int vocabulary() {
        return signature.vocabulary();
    }

    /// Return the cache of rows in which nothing has been read.
    Cache empty(int rows) throws RequestException {
        return cache(rows, 0);
    }

    /// Return a cache with copies of some rows, in the order given; a row may come more than once.
    Cache gathered(Cache from, int[] rows) throws RequestException {
        Cache copies = cache(rows.length, from.length());
        for (int i = 0; i < signature.caches().size(); i++) {
            copy(from.values().get(i), signature.caches().get(i).row(from.length()), rows, copies.values().get(i));
        }
        return copies;
    }

    private Cache cache(int rows, int length) throws RequestException {
        try {
            return caches.of(rows, length);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static void copy(FloatBuffer from, int size, int[] rows, FloatBuffer into) {
        for (int row = 0; row < rows.length; row++) {
            into.put(row * size, from, rows[row] * size, size);
        }
    }

    /// Read on in every row.
    ///
    /// @param past    what has been read; it stays the caller's
    /// @param tokens  rows of equal length, padded on the right
    /// @param lengths how many tokens of each row are real
    Step step(Cache past, long[][] tokens, int[] lengths, boolean keep) throws RequestException {
        int rows = tokens.length;
        int width = tokens[0].length;
        FloatBuffer values = logits.ofSize(rows * width * signature.vocabulary());
        Cache present = keep
                ? cache(rows, past.length() + width)
                : Cache.none(rows, past.length() + width);
        try {
            run(past, tokens, lengths, values, present);
        } catch (RequestException | RuntimeException | java.lang.Error e) {
            present.close();
            throw e;
        }
        return new Step(new Logits(values, width, signature.vocabulary()), present);
    }

    /// Everything large is written where it is wanted; nothing is left of the run's own result.
    private void run(Cache past, long[][] tokens, int[] lengths, FloatBuffer values, Cache present)
            throws RequestException {
        int rows = tokens.length;
        int width = tokens[0].length;
        Map<String, OnnxTensor> inputs = new HashMap<>();
        Map<String, OnnxTensor> outputs = new HashMap<>();
        List<OnnxTensor> own = new ArrayList<>();
        try {
            give(inputs, own, Signature.IDS, flat(tokens), rows, width);
            if (sight.isPresent()) {
                own.add(seen(sight.get(), tokens));
                inputs.put(Signature.SEEN, own.getLast());
            }
            if (signature.masked()) {
                give(inputs, own, Signature.MASK, mask(past.length(), width, lengths), rows, past.length() + width);
            }
            if (signature.positioned()) {
                give(inputs, own, Signature.POSITIONS, positions(past.length(), width, rows), rows, width);
            }
            name(past, signature.past(), inputs);
            name(present, signature.present(), outputs);
            own.add(OnnxTensor.createTensor(environment, values, new long[]{rows, width, signature.vocabulary()}));
            outputs.put(Signature.LOGITS, own.getLast());
            session.run(inputs, Set.of(), outputs).close();
        } catch (OrtException e) {
            throw failed(e);
        } finally {
            own.forEach(OnnxTensor::close);
        }
    }

    private static void name(Cache cache, List<String> names, Map<String, OnnxTensor> into) {
        for (int i = 0; i < cache.tensors().size(); i++) {
            into.put(names.get(i), cache.tensors().get(i));
        }
    }

    private void give(Map<String, OnnxTensor> inputs, List<OnnxTensor> own, String name, LongBuffer values, int rows,
            int width) throws OrtException {
        OnnxTensor tensor = OnnxTensor.createTensor(environment, values, new long[]{rows, width});
        own.add(tensor);
        inputs.put(name, tensor);
    }

    private LongBuffer flat(long[][] tokens) {
        LongBuffer all = LongBuffer.allocate(tokens.length * tokens[0].length);
        for (long[] row : tokens) {
            for (long token : row) {
                all.put(sight.isPresent() && sight.get().isPlace(token) ? sight.get().config().token() : token);
            }
        }
        return all.flip();
    }

    /// Features of pictures in the order in which their places come, row after row.
    private OnnxTensor seen(Sight sight, long[][] tokens) throws OrtException {
        int places = (int) Stream.of(tokens).flatMapToLong(LongStream::of).filter(sight::isPlace).count();
        FloatBuffer features = FloatBuffer.allocate(places * sight.hidden());
        Stream.of(tokens).flatMapToLong(LongStream::of).filter(sight::isPlace)
                .forEach(place -> sight.write(place, features));
        return OnnxTensor.createTensor(environment, features.flip(), new long[]{places, sight.hidden()});
    }

    private static LongBuffer mask(int past, int width, int[] lengths) {
        LongBuffer all = LongBuffer.allocate(lengths.length * (past + width));
        for (int length : lengths) {
            for (int i = 0; i < past + width; i++) {
                all.put(i < past + length ? 1 : 0);
            }
        }
        return all.flip();
    }

    private static LongBuffer positions(int past, int width, int rows) {
        LongBuffer all = LongBuffer.allocate(rows * width);
        for (int i = 0; i < rows * width; i++) {
            all.put(past + i % width);
        }
        return all.flip();
    }

    private static RequestException failed(OrtException e) {
        boolean memory = String.valueOf(e.getMessage()).contains("allocat");
        return new RequestException(memory ? Error.Code.OUT_OF_MEMORY : Error.Code.BROKEN,
                "the model failed on this request: " + Reasons.brief(e), e);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        logits.close();
        caches.close();
        sight.ifPresent(Sight::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session does not close: " + Reasons.brief(e), e);
        }
    }

    /// What one step gives; the logits until the next step, the cache until it is closed.
    record Step(Logits logits, Cache cache) {}

    /// Makes a session with options.
    private interface Opening {
        OrtSession open(OrtSession.SessionOptions options) throws OrtException;
    }
}
