/// What watches a cell: one monitor for each hazard, and the limits they hold it against.
@NullMarked
package io.hakari.suites.robotsafety.monitor;

import org.jspecify.annotations.NullMarked;
