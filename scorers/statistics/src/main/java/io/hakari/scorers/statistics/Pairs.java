package io.hakari.scorers.statistics;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;

/// The samples of two runs, joined by content id; several scores of one sample in one run are averaged.
///
/// An open hash table of primitive columns, 32 bytes a slot, for a run may have millions of samples. Ids are held by 64
/// bits of hash: among a million samples the chance that any two fall together is 3 in 10⁸.
final class Pairs {

    /// Takes the mean scores of one sample in both runs.
    interface Consumer {
        void accept(double candidate, double baseline);
    }

    private static final int CANDIDATE = 0;
    private static final int BASELINE = 1;
    private static final double FULLEST = 0.75;
    private static final int SMALLEST = 64;

    private long[] keys = new long[SMALLEST];
    private double[][] sums = new double[2][SMALLEST];
    private int[][] counts = new int[2][SMALLEST];
    private int samples;

    static Pairs of(Scores candidate, Scores baseline) {
        Pairs pairs = new Pairs();
        baseline.forEach(trial -> pairs.add(BASELINE, trial));
        candidate.forEach(trial -> pairs.add(CANDIDATE, trial));
        return pairs;
    }

    /// Return how many different samples both runs have together, scored or not.
    int samples() {
        return samples;
    }

    /// Hand over every sample that both runs scored.
    void forEach(Consumer consumer) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[CANDIDATE][slot] > 0 && counts[BASELINE][slot] > 0) {
                consumer.accept(mean(CANDIDATE, slot), mean(BASELINE, slot));
            }
        }
    }

    private double mean(int run, int slot) {
        return sums[run][slot] / counts[run][slot];
    }

    private void add(int run, ScoredTrial trial) {
        int slot = slot(key(trial.sampleId()));
        switch (trial.score()) {
            case Score.Scored(double value, String _) -> {
                sums[run][slot] += value;
                counts[run][slot]++;
            }
            case Score.Unscored _ -> {
                // The sample is known now, without a score of its own.
            }
        }
    }

    private int slot(long key) {
        if (samples >= FULLEST * keys.length) {
            grow();
        }
        int slot = find(keys, key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            samples++;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        double[][] oldSums = sums;
        int[][] oldCounts = counts;
        int size = Math.multiplyExact(2, oldKeys.length);
        keys = new long[size];
        sums = new double[2][size];
        counts = new int[2][size];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != 0) {
                int slot = find(keys, oldKeys[old]);
                keys[slot] = oldKeys[old];
                for (int run : new int[]{CANDIDATE, BASELINE}) {
                    sums[run][slot] = oldSums[run][old];
                    counts[run][slot] = oldCounts[run][old];
                }
            }
        }
    }

    /// Return the slot of a key, or the free one where it belongs; the table is never full.
    private static int find(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// FNV-1a over the characters, stirred as in MurmurHash3; never 0, which marks a free slot.
    private static long key(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
