/// What a small checkpoint learns to see from.
@NullMarked
package io.hakari.suites.vision.generated.training;

import org.jspecify.annotations.NullMarked;
