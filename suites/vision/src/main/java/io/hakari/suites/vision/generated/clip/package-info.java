/// Clips drawn for this project, with questions that no single frame answers.
@NullMarked
package io.hakari.suites.vision.generated.clip;

import org.jspecify.annotations.NullMarked;
