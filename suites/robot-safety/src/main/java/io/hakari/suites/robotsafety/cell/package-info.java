/// The cell: a robot arm beside a person, simulated so that it can be repeated bit by bit.
@NullMarked
package io.hakari.suites.robotsafety.cell;

import org.jspecify.annotations.NullMarked;
