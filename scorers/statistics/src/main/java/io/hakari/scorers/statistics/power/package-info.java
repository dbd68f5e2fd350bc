/// How many samples a question needs, and what those at hand can tell.
@NullMarked
package io.hakari.scorers.statistics.power;

import org.jspecify.annotations.NullMarked;
