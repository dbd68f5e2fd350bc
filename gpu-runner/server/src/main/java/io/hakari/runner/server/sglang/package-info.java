/// A SGLang of our own.
@NullMarked
package io.hakari.runner.server.sglang;

import org.jspecify.annotations.NullMarked;
