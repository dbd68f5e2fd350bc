/// Our functions against reference values of other tools.
@NullMarked
package io.hakari.scorers.statistics.golden;

import org.jspecify.annotations.NullMarked;
