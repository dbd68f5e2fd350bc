/// Tests and benchmarks of resampling.
@NullMarked
package io.hakari.scorers.statistics.bootstrap;

import org.jspecify.annotations.NullMarked;
