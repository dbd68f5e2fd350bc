/// Evidence that may be looked at after every sample: e-processes and confidence sequences.
@NullMarked
package io.hakari.scorers.statistics.sequential;

import org.jspecify.annotations.NullMarked;
