/// Scorers of what a model wrote or chose.
@NullMarked
package io.hakari.scorers.text;

import org.jspecify.annotations.NullMarked;
