/// Numbers in, numbers out: intervals and tests, and the metrics that are built on them.
@NullMarked
package io.hakari.scorers.statistics;

import org.jspecify.annotations.NullMarked;
