/// Benchmarks of the whole house, here because a suite is where everything is on the class path.
@NullMarked
package io.hakari.bench;

import org.jspecify.annotations.NullMarked;
