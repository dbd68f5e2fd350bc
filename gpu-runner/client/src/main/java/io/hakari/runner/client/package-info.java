/// Runners over `hakari.runner.v1`; the wire types end here.
@NullMarked
package io.hakari.runner.client;

import org.jspecify.annotations.NullMarked;
