package io.hakari.records;

import java.util.HashMap;
import java.util.Map;

/// Which trials a journal holds.
///
/// A trial of this process costs two bits; one found in a resumed journal costs eight bytes more, by which its sample
/// is known again. Pages keep this true for any order of trials.
final class Held {
    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final long[] UNKNOWN = {};

    private final Map<PageKey, Page> pages = new HashMap<>();
    private final Map<TrialKey, Integer> repeated = new HashMap<>();
    private long lines;

    /// Add a trial of this process.
    void add(TrialKey trial, boolean settled) {
        Page page = page(trial);
        int place = place(trial);
        lines++;
        if (bit(page.seen, place)) {
            repeated.merge(trial, 1, Integer::sum);
            page.forget(place);
        }
        set(page.seen, place, true);
        set(page.settled, place, settled);
    }

    /// Add a trial found in a resumed journal.
    void add(TrialKey trial, boolean settled, String sampleId) {
        add(trial, settled);
        Page page = page(trial);
        if (page.fingerprints.length == 0) {
            page.fingerprints = new long[PAGE];
        }
        page.fingerprints[place(trial)] = fingerprint(sampleId);
    }

    boolean holds(TrialKey trial, String sampleId) {
        Page page = pages.get(PageKey.of(trial));
        int place = place(trial);
        if (page == null || !bit(page.settled, place)) {
            return false;
        }
        long known = page.fingerprints.length == 0 ? 0 : page.fingerprints[place];
        return known == 0 || known == fingerprint(sampleId);
    }

    /// Return the number of lines that hold a trial, superseded ones too.
    long lines() {
        return lines;
    }

    /// Return a fresh filter that lets the last line of each trial through.
    Latest latest() {
        return new Latest(new HashMap<>(repeated));
    }

    private Page page(TrialKey trial) {
        return pages.computeIfAbsent(PageKey.of(trial), _ -> new Page());
    }

    private static int place(TrialKey trial) {
        return (int) (trial.ordinal() & (PAGE - 1));
    }

    private static boolean bit(long[] bits, int place) {
        return (bits[place >>> 6] >>> place & 1) != 0;
    }

    private static void set(long[] bits, int place, boolean value) {
        long mask = 1L << place;
        bits[place >>> 6] = value ? bits[place >>> 6] | mask : bits[place >>> 6] & ~mask;
    }

    /// Sixty-four bits of the id, never zero.
    private static long fingerprint(String sampleId) {
        long hash = 1;
        for (int i = 0; i < sampleId.length(); i++) {
            hash = (hash ^ sampleId.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }

    private record PageKey(String task, int attempt, long page) {
        static PageKey of(TrialKey trial) {
            return new PageKey(trial.task(), trial.attempt(), trial.ordinal() >> PAGE_BITS);
        }
    }

    private static final class Page {
        private final long[] seen = new long[PAGE / Long.SIZE];
        private final long[] settled = new long[PAGE / Long.SIZE];
        private long[] fingerprints = UNKNOWN;

        private void forget(int place) {
            if (fingerprints.length > 0) {
                fingerprints[place] = 0;
            }
        }
    }

    /// Lets the last line of each trial through when all lines are shown to it in their order.
    static final class Latest {
        private final Map<TrialKey, Integer> toSkip;

        private Latest(Map<TrialKey, Integer> toSkip) {
            this.toSkip = toSkip;
        }

        boolean counts(TrialKey trial) {
            int left = toSkip.isEmpty() ? 0 : toSkip.getOrDefault(trial, 0);
            if (left > 0) {
                toSkip.put(trial, left - 1);
            }
            return left == 0;
        }
    }
}
