package io.hakari.runner.client;

import java.net.URI;
import java.util.List;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.RunnerProvider;

/// Starts a server of our own with the engine that the scheme names: `torch:/models/llama`,
/// `vllm:/models/llama?tensor-parallel=4`, `openai:http://gpu-07:8000/v1`.
///
/// What stands behind the scheme is the engine's to read; the class path of the server says which engines there are.
public abstract class EngineRunnerProvider implements RunnerProvider {
    private final String engine;

    private EngineRunnerProvider(String engine) {
        this.engine = engine;
    }

    @Override
    public final String scheme() {
        return engine;
    }

    @Override
    public final Runner open(URI address) throws InterruptedException {
        return OwnServer.open(address, arguments(address), Terms.usual());
    }

    static List<String> arguments(URI address) {
        Address parts = Address.of(address);
        if (parts.place().isEmpty()) {
            throw new RunnerException(
                    "runner [" + address + "] has options but no model; write what to serve before the"
                            + " question mark");
        }
        return List.of("--engine", address.getScheme(), "--model", parts.forEngine());
    }

    /// `onnx:`, exported decoders in this machine's memory.
    public static final class Onnx extends EngineRunnerProvider {
        public Onnx() {
            super("onnx");
        }
    }

    /// `torch:`, checkpoints of Hugging Face by a Python worker.
    public static final class Torch extends EngineRunnerProvider {
        public Torch() {
            super("torch");
        }
    }

    /// `openai:`, a server that somebody else started.
    public static final class OpenAi extends EngineRunnerProvider {
        public OpenAi() {
            super("openai");
        }
    }

    /// `vllm:`, a vLLM of our own.
    public static final class Vllm extends EngineRunnerProvider {
        public Vllm() {
            super("vllm");
        }
    }

    /// `sglang:`, an SGLang of our own.
    public static final class Sglang extends EngineRunnerProvider {
        public Sglang() {
            super("sglang");
        }
    }

    /// `policy:`, a robot's policy server.
    public static final class Policy extends EngineRunnerProvider {
        public Policy() {
            super("policy");
        }
    }
}
