package io.hakari.runner.server.vllm;

import java.io.IOException;

import io.hakari.runner.server.Engine;
import io.hakari.runner.server.Shelf;
import io.hakari.runner.server.managed.Managed;
import io.hakari.runner.server.managed.Recipe;

/// Serves checkpoints by a vLLM that it starts: `/models/llama?tensor-parallel=4`.
public final class VllmEngine implements Engine {

    @Override
    public String name() {
        return Recipe.VLLM.engine();
    }

    @Override
    public Shelf open(String place) throws IOException {
        return Managed.open(Recipe.VLLM, place);
    }
}
