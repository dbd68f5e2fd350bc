package io.hakari.engine;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.sample.ContentDigest;

/// Where samples stand in [0, 1), so that a share of them is the same in every run and the order of a file means nothing.
final class Places {
    private static final int DIGITS = 13;
    private static final double ALL = 0x1p52;

    private Places() {
    }

    /// Return whether a sample is among a share of them.
    static boolean within(String sampleId, double share) {
        return share >= 1 || of(sampleId) < share;
    }

    /// Return the first 52 bits of a SHA-256 over a sample's id, as a fraction.
    static double of(String sampleId) {
        String digest = new ContentDigest().add("place").add(sampleId).hex();
        return HexFormat.fromHexDigitsToLong(digest, 0, DIGITS) / ALL;
    }

    /// Return the scores of a share of the samples.
    static Scores within(Scores scores, double share) {
        return share >= 1 ? scores : new Part(scores, share);
    }

    private record Part(Scores scores, double share) implements Scores {

        @Override
        public void forEach(Consumer<ScoredTrial> consumer) {
            scores.forEach(trial -> {
                if (within(trial.sampleId(), share)) {
                    consumer.accept(trial);
                }
            });
        }

        @Override
        public Optional<String> clusteredBy() {
            return scores.clusteredBy();
        }
    }
}
