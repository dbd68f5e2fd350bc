package io.hakari.runner.server.onnx;

import java.nio.FloatBuffer;

/// What the network says of each next token; valid until its decoder's next step.
///
/// @param values     `[rows, tokens, vocabulary]`
/// @param tokens     places in each row
/// @param vocabulary logits at each place
record Logits(FloatBuffer values, int tokens, int vocabulary) {

    /// Copy the logits after one token of one row.
    void read(int row, int token, float[] into) {
        values.get((row * tokens + token) * vocabulary, into, 0, vocabulary);
    }
}
