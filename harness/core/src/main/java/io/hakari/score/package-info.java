/// What one trial is worth.
@NullMarked
package io.hakari.score;

import org.jspecify.annotations.NullMarked;
