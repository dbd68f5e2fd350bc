package io.hakari.scorers.statistics.bootstrap;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import io.hakari.scorers.statistics.number.Streams;

/// Runs a kernel block by block, on one thread or several.
final class Replication {
    private Replication() {
    }

    static double[] run(Kernel kernel, Bootstrap settings) {
        double[] replicates = new double[settings.replicates()];
        int blocks = Math.ceilDiv(replicates.length, kernel.block());
        if (settings.threads() == 1 || blocks == 1) {
            IntStream.range(0, blocks).forEach(block -> draw(kernel, settings.seed(), replicates, block));
        } else {
            try (ForkJoinPool pool = new ForkJoinPool(settings.threads())) {
                pool.submit(() -> IntStream.range(0, blocks).parallel()
                        .forEach(block -> draw(kernel, settings.seed(), replicates, block))).join();
            }
        }
        return replicates;
    }

    private static void draw(Kernel kernel, long seed, double[] replicates, int block) {
        int from = block * kernel.block();
        int to = Math.min(replicates.length - from, kernel.block()) + from;
        kernel.draw(Streams.stream(seed, block), replicates, from, to);
    }
}
