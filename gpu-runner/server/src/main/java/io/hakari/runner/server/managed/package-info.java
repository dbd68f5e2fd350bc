/// Starts an inference engine from a checkpoint's folder, has the engine `openai` speak to it, moves it to the next
/// checkpoint and stops it; what engines differ in is data.
@NullMarked
package io.hakari.runner.server.managed;

import org.jspecify.annotations.NullMarked;
