/// Runs decoder-only models, with a Hugging Face tokenizer, and robot policies in this process with ONNX Runtime.
///
/// ```
/// OnnxEngine → CheckpointFolder → ModelConfig, Vocabulary, Decoder → OnnxModel
/// Scoring: requests → Question → Lane → Fork → Decoder → Tally → results
/// Generating: requests → Writing → Decoder → Chooser → Answer → listener
/// OnnxEngine → PolicyFolder → PolicyConfig, PolicyNetwork → OnnxPolicy: observation → Desk → chunk
/// ```
@NullMarked
package io.hakari.runner.server.onnx;

import org.jspecify.annotations.NullMarked;
