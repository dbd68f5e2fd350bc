/// The font that charts and drawn pictures share.
@NullMarked
package io.hakari.lettering;

import org.jspecify.annotations.NullMarked;
