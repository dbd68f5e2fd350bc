package io.hakari.runner.server.onnx;

import java.nio.file.Path;
import java.util.List;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import io.hakari.runner.server.FolderEngine;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;

/// Runs exported decoders and robot policies on the CPU with ONNX Runtime.
///
/// A checkpoint is a folder, which may lie inside an archive: with `model.onnx` (a decoder with a key-value cache, with the
/// input and output names of Hugging Face Optimum), `tokenizer.json` and `config.json`, beside them `vision.onnx` where it sees, or with `policy.onnx` (a network from
/// an observation's state to a chunk of actions) and the `config.json` of a policy.
///
/// @param threads the threads that compute one step together
public record OnnxEngine(int threads) implements FolderEngine {
    /// More threads than this do not help the small models that are run on a CPU.
    private static final int MOST_THREADS = 8;

    public OnnxEngine {
        if (threads < 1) {
            throw new IllegalArgumentException("threads [" + threads + "] must be at least 1");
        }
    }

    /// Make the engine that `ServiceLoader` finds: its threads are the property `hakari.runner.threads`, else every
    /// processor, but at most eight.
    public OnnxEngine() {
        this(Integer.getInteger("hakari.runner.threads",
                Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS)));
    }

    /// Return the engine that computes with every processor, but at most eight.
    public static OnnxEngine onnxEngine() {
        return new OnnxEngine();
    }

    /// Return this engine with another number of threads.
    public OnnxEngine withThreads(int threads) {
        return new OnnxEngine(threads);
    }

    @Override
    public String name() {
        return "onnxruntime " + environment().getVersion();
    }

    @Override
    public Model load(Path folder, Progress progress) throws ModelException {
        return PolicyFolder.isOne(folder)
                ? PolicyFolder.at(folder).load(this)
                : new CheckpointFolder(folder).load(this);
    }

    @Override
    public List<String> files(Path folder) throws ModelException {
        return PolicyFolder.isOne(folder) ? PolicyFolder.FILES : new CheckpointFolder(folder).files();
    }

    @Override
    public void check(Path folder) throws ModelException {
        if (PolicyFolder.isOne(folder)) {
            PolicyFolder.at(folder).check();
        }
    }

    /// One environment serves the whole process; its own log would only repeat what exceptions say.
    static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "hakari");
    }
}
