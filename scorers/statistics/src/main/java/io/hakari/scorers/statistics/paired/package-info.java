/// Numbers measured on the same samples by two runs: means, tests, intervals.
@NullMarked
package io.hakari.scorers.statistics.paired;

import org.jspecify.annotations.NullMarked;
