/// The reference server's engine: a language model without weights.
@NullMarked
package io.hakari.runner.server.scripted;

import org.jspecify.annotations.NullMarked;
