/// Many attempts at one sample, made into one number.
@NullMarked
package io.hakari.scorers.statistics.repeats;

import org.jspecify.annotations.NullMarked;
