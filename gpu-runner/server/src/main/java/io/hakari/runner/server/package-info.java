/// Serves checkpoints over `hakari.runner.v1`.
@NullMarked
package io.hakari.runner.server;

import org.jspecify.annotations.NullMarked;
