package io.hakari.scorers.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;

/// The samples of one run, or of two joined by content id; several scores of one sample in one run are averaged.
///
/// An open hash table of primitive columns, some 30 bytes a slot and run, for a run may have millions of samples. Ids are
/// held by 64 bits of hash: among a million samples the chance that any two fall together is 3 in 10⁸. Samples are handed
/// over in the order of their hashes, so that sums do not depend on the order of the journal.
final class Items {
    static final int CANDIDATE = 0;
    static final int BASELINE = 1;
    private static final double FULLEST = 0.75;
    private static final int SMALLEST = 64;

    private final Map<String, Integer> clusters = new HashMap<>();
    private Columns columns;
    private int size;

    private Items(int runs) {
        columns = new Columns(runs, SMALLEST);
    }

    /// Read one run, or a candidate and then its baseline.
    ///
    /// @throws IllegalArgumentException when samples come in clusters and one does not say which is its own
    static Items of(Scores... runs) {
        Items items = new Items(runs.length);
        for (int run = 0; run < runs.length; run++) {
            items.read(run, runs[run]);
        }
        return items;
    }

    /// Return how many different samples all runs have together, scored or not.
    int size() {
        return size;
    }

    /// Return whether the samples come in clusters.
    boolean clustered() {
        return !clusters.isEmpty();
    }

    /// Hand over every sample.
    void forEach(Visitor visitor) {
        long[] keys = Arrays.stream(columns.keys).filter(key -> key != 0).sorted().toArray();
        for (long key : keys) {
            visitor.visit(new Item(columns, columns.find(key)));
        }
    }

    private void read(int run, Scores scores) {
        Optional<String> cluster = scores.clusteredBy();
        scores.forEach(trial -> {
            int slot = slot(key(trial.sampleId()));
            cluster.ifPresent(attribute -> columns.clusters[slot] = cluster(trial, attribute));
            switch (trial.score()) {
                case Score.Scored(double value, String _) -> {
                    columns.sums[run][slot] += value;
                    columns.counts[run][slot]++;
                }
                case Score.Unscored _ -> columns.missing[run][slot]++;
            }
        });
    }

    private int cluster(ScoredTrial trial, String attribute) {
        String name = trial.attributes().get(attribute);
        if (name == null) {
            throw new IllegalArgumentException("sample [" + trial.sampleId() + "] has no attribute [" + attribute
                    + "], by which the task says that samples belong together; give it one");
        }
        return clusters.computeIfAbsent(name, _ -> clusters.size());
    }

    private int slot(long key) {
        if (size >= FULLEST * columns.keys.length) {
            columns = columns.grown();
        }
        int slot = columns.find(key);
        if (columns.keys[slot] == 0) {
            columns.keys[slot] = key;
            size++;
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

    /// Takes one sample after the other.
    interface Visitor {
        void visit(Item item);
    }

    /// What all runs say of one sample.
    record Item(Columns columns, int slot) {

        boolean scored(int run) {
            return columns.counts[run][slot] > 0;
        }

        int count(int run) {
            return columns.counts[run][slot];
        }

        /// Return the mean of the scores there are.
        double mean(int run) {
            return columns.sums[run][slot] / columns.counts[run][slot];
        }

        /// Return the mean if every missing score were this one.
        double mean(int run, double missing) {
            int lacking = lacking(run);
            return lacking == 0
                    ? mean(run)
                    : (columns.sums[run][slot] + lacking * missing) / (columns.counts[run][slot] + lacking);
        }

        /// Return how many scores are missing; one when the sample was never asked.
        int lacking(int run) {
            int missing = columns.missing[run][slot];
            return missing == 0 && !scored(run) ? 1 : missing;
        }

        int cluster() {
            return columns.clusters[slot];
        }
    }

    /// The table; a free slot has key 0.
    private static final class Columns {
        private final long[] keys;
        private final double[][] sums;
        private final int[][] counts;
        private final int[][] missing;
        private final int[] clusters;

        Columns(int runs, int slots) {
            keys = new long[slots];
            sums = new double[runs][slots];
            counts = new int[runs][slots];
            missing = new int[runs][slots];
            clusters = new int[slots];
        }

        /// Return the slot of a key, or the free one where it belongs; the table is never full.
        int find(long key) {
            int mask = keys.length - 1;
            int slot = (int) key & mask;
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        Columns grown() {
            Columns grown = new Columns(sums.length, Math.multiplyExact(2, keys.length));
            for (int old = 0; old < keys.length; old++) {
                if (keys[old] != 0) {
                    int slot = grown.find(keys[old]);
                    grown.keys[slot] = keys[old];
                    grown.clusters[slot] = clusters[old];
                    for (int run = 0; run < sums.length; run++) {
                        grown.sums[run][slot] = sums[run][old];
                        grown.counts[run][slot] = counts[run][old];
                        grown.missing[run][slot] = missing[run][old];
                    }
                }
            }
            return grown;
        }
    }
}
