/// A score from checkpoint to checkpoint: control charts and change points. They warn; they never gate.
@NullMarked
package io.hakari.scorers.statistics.series;

import org.jspecify.annotations.NullMarked;
