/// Signs that a checkpoint has seen the test, from numbers that the caller measured.
@NullMarked
package io.hakari.scorers.statistics.contamination;

import org.jspecify.annotations.NullMarked;
