package io.hakari.engine;

import java.util.HexFormat;

import io.hakari.sample.ContentDigest;

/// Derives the seed of one attempt, so that it depends on what is asked and not on when or beside what.
final class Seeds {
    private static final int LONG_DIGITS = 16;

    private Seeds() {
    }

    /// Return the first 64 bits of a SHA-256 over run seed, task, sample id and attempt.
    static long derive(long run, String task, String sampleId, int attempt) {
        String digest = new ContentDigest().add(Long.toString(run)).add(task).add(sampleId)
                .add(Integer.toString(attempt)).hex();
        return HexFormat.fromHexDigitsToLong(digest, 0, LONG_DIGITS);
    }
}
