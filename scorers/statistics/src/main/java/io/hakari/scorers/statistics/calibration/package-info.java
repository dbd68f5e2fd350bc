/// Whether forecasts mean what they say: of all that was given 70 %, did 70 % come true.
@NullMarked
package io.hakari.scorers.statistics.calibration;

import org.jspecify.annotations.NullMarked;
