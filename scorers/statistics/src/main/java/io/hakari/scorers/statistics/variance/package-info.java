/// Where the noise of a score comes from, and what remains of it in a mean.
@NullMarked
package io.hakari.scorers.statistics.variance;

import org.jspecify.annotations.NullMarked;
