/// Speaks to servers that somebody else runs and that understand OpenAI's protocol: vLLM, SGLang, TensorRT-LLM,
/// llama-server, transformers serve and others.
///
/// Such servers answer 200 to fields that they drop. Nothing is believed that was not tried when the model was loaded.
@NullMarked
package io.hakari.runner.server.openai;

import org.jspecify.annotations.NullMarked;
