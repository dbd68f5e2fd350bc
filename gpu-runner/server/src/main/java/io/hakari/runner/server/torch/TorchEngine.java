package io.hakari.runner.server.torch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.runner.server.FolderEngine;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Shelf;
import io.hakari.runner.server.huggingface.CheckpointFiles;

/// Runs Hugging Face checkpoints in safetensors with PyTorch and transformers, in a Python process of their own.
///
/// A checkpoint is a folder with `config.json`, a tokenizer, and `model.safetensors` or its shards with their index; what
/// else transformers reads beside them belongs to it. The process ends with this one, and is started again when it ends
/// by itself.
///
/// @param python      the command that runs Python, with the packages of gpu-runner/torch/requirements.txt
/// @param dtype       `auto`, `float32`, `bfloat16` or `float16`
/// @param device      `auto`, `cpu` or such as `cuda:0`
/// @param batchTokens the most tokens of one pass; 0 lets the worker choose
/// @param threads     the threads on a CPU; 0 lets the worker choose
public record TorchEngine(String python, String dtype, String device, int batchTokens, int threads)
        implements
            FolderEngine {
    private static final List<String> TYPES = List.of("auto", "float32", "bfloat16", "float16");
    /// Stored so, weights have scales and an arithmetic of their own.
    private static final Set<String> QUANTISED = Set.of("F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ",
            "F6_E2M3", "F6_E3M2", "F4");

    public TorchEngine {
        if (!TYPES.contains(dtype)) {
            throw new IllegalArgumentException("hakari.runner.torch.dtype is [" + dtype + "]; expected one of "
                    + String.join(", ", TYPES));
        }
        if (!device.matches("auto|cpu|cuda(:\\d+)?")) {
            throw new IllegalArgumentException("hakari.runner.torch.device is [" + device
                    + "]; expected auto, cpu or such as cuda:0");
        }
        if (batchTokens < 0 || threads < 0) {
            throw new IllegalArgumentException("hakari.runner.torch.batch-tokens [" + batchTokens
                    + "] and hakari.runner.threads [" + threads + "] must be at least 0");
        }
    }

    /// Make the engine that `ServiceLoader` finds, by the properties `hakari.runner.python`,
    /// `hakari.runner.torch.dtype`, `hakari.runner.torch.device`, `hakari.runner.torch.batch-tokens` and
    /// `hakari.runner.threads`.
    public TorchEngine() {
        this(Python.chosen().command(), System.getProperty("hakari.runner.torch.dtype", "auto"),
                System.getProperty("hakari.runner.torch.device", "auto"),
                Integer.getInteger("hakari.runner.torch.batch-tokens", 0),
                Integer.getInteger("hakari.runner.threads", 0));
    }

    /// Return the engine that the properties of this process describe.
    public static TorchEngine torchEngine() {
        return new TorchEngine();
    }

    /// Return this engine with another Python.
    public TorchEngine withPython(String python) {
        return new TorchEngine(python, dtype, device, batchTokens, threads);
    }

    /// Return this engine with weights of another type.
    public TorchEngine withDtype(String dtype) {
        return new TorchEngine(python, dtype, device, batchTokens, threads);
    }

    /// Return name and version; the version is missing while no Python was found.
    @Override
    public String name() {
        return Python.known(python, "torch").map(version -> "torch " + version).orElse("torch");
    }

    /// @throws IOException when Python or one of its packages is missing, too
    @Override
    public Shelf open(String place) throws IOException {
        if (place.equals("demo")) {
            throw new IOException(
                    "checkpoints [demo] are for the engine onnx; name a folder of Hugging Face checkpoints");
        }
        new Python(python).require(Workshop.requirements());
        return FolderEngine.super.open(place);
    }

    @Override
    public List<String> files(Path folder) throws ModelException {
        return new CheckpointFiles(folder).names();
    }

    @Override
    public void check(Path folder) throws ModelException {
        requireComputable(folder, new CheckpointFiles(folder).check());
    }

    @Override
    public Model load(Path folder, Progress progress) throws ModelException {
        if (!folder.getFileSystem().equals(FileSystems.getDefault())) {
            throw new ModelException(Code.UNSUPPORTED, "checkpoint [" + folder.getFileName()
                    + "] lies in an archive; unpack it, since PyTorch reads folders");
        }
        return TorchModel.open(this, folder, progress);
    }

    /// Return the command of a worker, without its socket.
    List<String> command(Path folder) {
        List<String> command = new ArrayList<>(List.of(python, "-m", "hakari_torch", "--model",
                folder.toAbsolutePath().toString(), "--dtype", dtype, "--device", device));
        if (batchTokens > 0) {
            command.addAll(List.of("--max-batch-tokens", Integer.toString(batchTokens)));
        }
        if (threads > 0) {
            command.addAll(List.of("--threads", Integer.toString(threads)));
        }
        return command;
    }

    /// Fail when the type that is asked for cannot be made of the types that are stored.
    void requireComputable(Path folder, CheckpointFiles.Contents contents) throws ModelException {
        if (!dtype.equals("auto") && contents.hasAny(QUANTISED)) {
            throw new ModelException(Code.UNSUPPORTED,
                    "checkpoint [" + folder.getFileName() + "] stores its weights as ["
                            + String.join(" ", new TreeSet<>(contents.types()))
                            + "] but -Dhakari.runner.torch.dtype is ["
                            + dtype + "]; quantised weights are computed as they are, so leave it at auto");
        }
    }

    /// Fail when a worker has loaded another type than it was asked for.
    void requireType(Path folder, RunnerDescription worker) throws ModelException {
        String loaded = worker.getResident().getPropertiesOrDefault("dtype", dtype);
        if (!dtype.equals("auto") && !dtype.equals(loaded)) {
            throw new ModelException(Code.BROKEN, "checkpoint [" + folder.getFileName() + "] was loaded as [" + loaded
                    + "] but -Dhakari.runner.torch.dtype is [" + dtype + "]; choose one that it has");
        }
    }
}
