package io.hakari.runner.server;

import java.io.IOException;

/// Brings checkpoints to answer; chosen by the scheme of a model's URI.
///
/// Engines are found by `ServiceLoader` and named by the last word of their package, such as `onnx`; one that is not
/// chosen is never touched, so that its native libraries stay unloaded.
public interface Engine {

    /// Return name and version, such as `onnxruntime 1.29.0`.
    String name();

    /// Open the place where checkpoints are: what follows the scheme, such as a folder, an address, or `demo`.
    ///
    /// @throws IOException when there is nothing to be served; the message says what to do
    Shelf open(String place) throws IOException;
}
