/// Runs decoder-only models in this process with ONNX Runtime and a Hugging Face tokenizer.
///
/// ```
/// OnnxEngine → CheckpointFolder → ModelConfig, Vocabulary, Decoder → OnnxModel
/// Scoring: requests → Question → Lane → Fork → Decoder → Tally → results
/// Generating: requests → Writing → Decoder → Chooser → Answer → listener
/// ```
@NullMarked
package io.hakari.runner.server.onnx;

import org.jspecify.annotations.NullMarked;
