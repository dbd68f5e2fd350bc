/// Reads NVIDIA GPUs: by NVML through the foreign function interface, else by the command `nvidia-smi`.
@NullMarked
package io.hakari.runner.server.device;

import org.jspecify.annotations.NullMarked;
