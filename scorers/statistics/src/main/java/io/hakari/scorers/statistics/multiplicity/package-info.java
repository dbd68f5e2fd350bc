/// Many tests at once, and one test looked at many times before its end.
@NullMarked
package io.hakari.scorers.statistics.multiplicity;

import org.jspecify.annotations.NullMarked;
