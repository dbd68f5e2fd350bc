/// Which option a written answer names: one specified rule that never guesses, and the rules of other kits.
@NullMarked
package io.hakari.scorers.text.extraction;

import org.jspecify.annotations.NullMarked;
