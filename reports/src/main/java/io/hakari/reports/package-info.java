/// One page about a run: the verdict, the gates, what moved, the series of checkpoints, the tasks and the samples.
@NullMarked
package io.hakari.reports;

import org.jspecify.annotations.NullMarked;
