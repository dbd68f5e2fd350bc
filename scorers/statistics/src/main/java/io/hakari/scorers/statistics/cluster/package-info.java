/// Means of numbers that come in clusters: several samples of one scenario, one document, one place.
@NullMarked
package io.hakari.scorers.statistics.cluster;

import org.jspecify.annotations.NullMarked;
