/// What a checkpoint is able to do, by items of known difficulty.
@NullMarked
package io.hakari.scorers.statistics.ability;

import org.jspecify.annotations.NullMarked;
