/// Means and shares that a judge estimated, corrected by a few labels of people.
@NullMarked
package io.hakari.scorers.statistics.judge;

import org.jspecify.annotations.NullMarked;
