/// The Japanese suites, their generators and the text that the demo checkpoints learn from.
@NullMarked
package io.hakari.suites.japanese;

import org.jspecify.annotations.NullMarked;
