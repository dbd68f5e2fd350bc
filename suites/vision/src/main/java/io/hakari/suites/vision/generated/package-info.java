/// Pictures and clips drawn for this project, with questions that cannot be answered without looking.
@NullMarked
package io.hakari.suites.vision.generated;

import org.jspecify.annotations.NullMarked;
