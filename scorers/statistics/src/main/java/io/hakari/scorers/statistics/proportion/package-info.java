/// Shares of a whole: one, two independent ones, two on the same samples.
@NullMarked
package io.hakari.scorers.statistics.proportion;

import org.jspecify.annotations.NullMarked;
