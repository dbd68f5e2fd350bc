package io.hakari.runner.server.onnx;

import java.util.List;

import ai.onnxruntime.OnnxTensor;

/// Keys and values of all layers for some rows of equal length.
///
/// @param tensors  `[rows, heads, length, size]` each, in the order of the model's inputs
/// @param ownership frees the tensors
record Cache(List<OnnxTensor> tensors, int rows, int length, Runnable ownership) implements AutoCloseable {

    Cache {
        tensors = List.copyOf(tensors);
    }

    @Override
    public void close() {
        ownership.run();
    }
}
