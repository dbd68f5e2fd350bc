/// What every statistic stands on: checks of arguments, moments, quantiles.
@NullMarked
package io.hakari.scorers.statistics.number;

import org.jspecify.annotations.NullMarked;
