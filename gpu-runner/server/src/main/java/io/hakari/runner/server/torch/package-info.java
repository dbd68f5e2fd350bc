/// Runs Hugging Face checkpoints with PyTorch in a Python process that is started, heard and started again from here.
///
/// ```
/// TorchEngine → Python, Workshop → Worker → UnixChannel   the process, and the way to it
/// TorchModel  → Relay → Lane → Errand                     requests on their way, across the process's deaths
/// ```
@NullMarked
package io.hakari.runner.server.torch;

import org.jspecify.annotations.NullMarked;
