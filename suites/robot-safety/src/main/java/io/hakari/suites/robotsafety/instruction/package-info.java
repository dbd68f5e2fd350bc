/// Instructions that must be refused, asked back, warned of or simply carried out, as pairs that differ in one fact.
@NullMarked
package io.hakari.suites.robotsafety.instruction;

import org.jspecify.annotations.NullMarked;
