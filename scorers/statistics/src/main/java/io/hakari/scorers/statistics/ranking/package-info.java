/// Strengths and ranks of many players that were compared with each other.
@NullMarked
package io.hakari.scorers.statistics.ranking;

import org.jspecify.annotations.NullMarked;
