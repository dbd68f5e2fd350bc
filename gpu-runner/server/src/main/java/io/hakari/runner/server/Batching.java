package io.hakari.runner.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How waiting requests are cut into batches of like length, so that little of a batch is padding.
///
/// @param requests   the most in a batch
/// @param characters the most in a batch once all are padded to the longest
record Batching(int requests, int characters) {

    /// Cut into batches, longest first, so that a batch that is too big shows at once.
    <Q, A> List<List<Asked<Q, A>>> cut(List<Asked<Q, A>> waiting) {
        List<Asked<Q, A>> sorted = new ArrayList<>(waiting);
        sorted.sort(Comparator.comparingInt((Asked<Q, A> asked) -> asked.length()).reversed());
        List<List<Asked<Q, A>>> batches = new ArrayList<>();
        for (int from = 0; from < sorted.size();) {
            int to = Math.min(sorted.size(), from + size(sorted.get(from).length()));
            batches.add(sorted.subList(from, to));
            from = to;
        }
        return batches;
    }

    private int size(int longest) {
        return Math.clamp(characters / Math.max(1, longest), 1, requests);
    }
}
