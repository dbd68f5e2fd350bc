package io.hakari.runner.server.sglang;

import java.io.IOException;

import io.hakari.runner.server.Engine;
import io.hakari.runner.server.Shelf;
import io.hakari.runner.server.managed.Managed;
import io.hakari.runner.server.managed.Recipe;

/// Serves checkpoints by an SGLang that it starts: `/models/llama?tensor-parallel=4`.
public final class SglangEngine implements Engine {

    @Override
    public String name() {
        return Recipe.SGLANG.engine();
    }

    @Override
    public Shelf open(String place) throws IOException {
        return Managed.open(Recipe.SGLANG, place);
    }
}
