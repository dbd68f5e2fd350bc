/// The gallery of what is drawn.
@NullMarked
package io.hakari.suites.vision.generated.gallery;

import org.jspecify.annotations.NullMarked;
