package io.hakari.runner.server.onnx;

import java.nio.FloatBuffer;
import java.util.List;

import ai.onnxruntime.OnnxTensor;

/// Keys and values of all layers for some rows of equal length.
///
/// @param tensors   `[rows, heads, length, size]` each, in the order of the model's inputs
/// @param values    what each tensor holds, in the same order
/// @param ownership frees the tensors
record Cache(List<OnnxTensor> tensors, List<FloatBuffer> values, int rows, int length, Runnable ownership)
        implements
            AutoCloseable {

    Cache {
        tensors = List.copyOf(tensors);
        values = List.copyOf(values);
    }

    /// Return a cache that was not kept.
    static Cache none(int rows, int length) {
        return new Cache(List.of(), List.of(), rows, length, () -> {});
    }

    @Override
    public void close() {
        ownership.run();
    }
}
