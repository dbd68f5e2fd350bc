/// Resampling: bootstrap intervals of any statistic, and the sign-flip test.
///
/// `Bootstrap` is the door; `BootstrapStatistic` says of what. How a replicate is drawn is chosen by the data and changes
/// the time, never the distribution:
///
/// | data | a replicate is | drawn by |
/// |---|---|---|
/// | few distinct values: 0/1, ternary differences, averages of repeats | multinomial counts of the values | `Multinomial` |
/// | a mean of many distinct values | a sum of pairs from small tables | `PairTables` |
/// | everything else | one index for each item | `Indices` |
///
/// Replicates are drawn in blocks, each from a stream of its own, so that the number of threads changes nothing.
@NullMarked
package io.hakari.scorers.statistics.bootstrap;

import org.jspecify.annotations.NullMarked;
