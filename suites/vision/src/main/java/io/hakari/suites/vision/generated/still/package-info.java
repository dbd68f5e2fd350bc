/// Families of pictures: gauges, signs, panels, forms, nameplates, people, places, layers and hazards.
@NullMarked
package io.hakari.suites.vision.generated.still;

import org.jspecify.annotations.NullMarked;
