/// A vLLM of our own.
@NullMarked
package io.hakari.runner.server.vllm;

import org.jspecify.annotations.NullMarked;
