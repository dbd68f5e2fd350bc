package io.hakari.engine;

import java.util.HashMap;
import java.util.Map;

/// Counts how often each sample id was seen, in about 16 bytes for each.
///
/// Only ids seen twice are kept as such; of the others a 64-bit hash is kept in an open-addressed table. Two different
/// ids meet in one hash with a chance of 3e-8 among a million; the second would then be attempt 2 in every run alike.
final class Occurrences {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int FIRST_CAPACITY = 1 << 10;

    private final Map<String, Integer> repeated = new HashMap<>();
    private long[] seen = new long[FIRST_CAPACITY];
    private int size;

    /// Count an id and return how often it was seen, this time included.
    int count(String id) {
        if (addHash(hash(id))) {
            return 1;
        }
        return repeated.merge(id, 2, (before, _) -> before + 1);
    }

    /// Return how many ids were seen more than once.
    int repeated() {
        return repeated.size();
    }

    private boolean addHash(long hash) {
        int slot = slot(seen, hash);
        if (seen[slot] == hash) {
            return false;
        }
        seen[slot] = hash;
        size++;
        if (size * 2 > seen.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[seen.length * 2];
        for (long hash : seen) {
            if (hash != 0) {
                larger[slot(larger, hash)] = hash;
            }
        }
        seen = larger;
    }

    /// Return the slot that holds the hash, or the empty one where it belongs.
    private static int slot(long[] table, long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash >>> Integer.SIZE) & mask;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// Zero marks an empty slot, so no id hashes to it.
    private static long hash(String id) {
        long hash = id.length();
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> Integer.SIZE;
        }
        return hash == 0 ? 1 : hash;
    }
}
