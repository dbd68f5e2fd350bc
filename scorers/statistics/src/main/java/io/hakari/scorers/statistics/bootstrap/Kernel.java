package io.hakari.scorers.statistics.bootstrap;

import org.apache.commons.rng.UniformRandomProvider;

/// Draws a block of replicates.
interface Kernel {

    /// Return how many replicates share a stream; part of what a seed means.
    int block();

    /// Draw replicates `from` to `to` of all; NaN, which stays in this package, for one that is undefined.
    void draw(UniformRandomProvider random, double[] replicates, int from, int to);
}
