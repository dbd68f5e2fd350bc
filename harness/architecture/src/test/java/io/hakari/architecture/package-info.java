/// Holds the drawing of the house: which module may know which, and what no class may do.
@NullMarked
package io.hakari.architecture;

import org.jspecify.annotations.NullMarked;
