package io.hakari.reports;

import java.util.Arrays;
import java.util.OptionalDouble;

import io.hakari.records.TrialRecord;

/// The scores of a run by task, sample and attempt, in twelve bytes each, so that a million of them fit.
///
/// A trial is known by 64 bits of hash; among a million trials two share one with a chance of 3 in 10⁸.
final class ScoreIndex {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] keys = new long[1 << 10];
    private float[] scores = new float[1 << 10];
    private int size;

    void put(TrialRecord trial, double score) {
        if (2 * size >= keys.length) {
            grow();
        }
        put(key(trial), (float) score);
    }

    OptionalDouble get(TrialRecord trial) {
        int place = place(key(trial));
        return keys[place] == 0 ? OptionalDouble.empty() : OptionalDouble.of(scores[place]);
    }

    private void put(long key, float score) {
        int place = place(key);
        if (keys[place] == 0) {
            keys[place] = key;
            size++;
        }
        scores[place] = score;
    }

    private int place(long key) {
        int place = (int) key & (keys.length - 1);
        while (keys[place] != 0 && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        float[] oldScores = scores;
        keys = new long[2 * oldKeys.length];
        scores = new float[2 * oldKeys.length];
        Arrays.fill(keys, 0);
        size = 0;
        for (int place = 0; place < oldKeys.length; place++) {
            if (oldKeys[place] != 0) {
                put(oldKeys[place], oldScores[place]);
            }
        }
    }

    /// Hash by FNV-1a and mix the bits, of which the lowest choose the place; 0 marks an empty place.
    private static long key(TrialRecord trial) {
        long hash = FNV_OFFSET;
        String name = trial.task() + '/' + trial.trial().sample().id() + '/' + trial.trial().attempt();
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
