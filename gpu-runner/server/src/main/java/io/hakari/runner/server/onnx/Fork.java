package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.List;

/// Lanes with a common beginning that is long enough to be computed once for all of them.
///
/// @param stem  how many tokens they share
/// @param lanes at least two
record Fork(int stem, List<Lane> lanes) {

    Fork {
        lanes = List.copyOf(lanes);
    }

    /// Return how many tokens less are computed than if each lane stood alone.
    int saved() {
        return stem * (lanes.size() - 1);
    }

    /// Return the forks among lanes in lexicographic order, and as forks of one those that share nothing worth it.
    ///
    /// A fork grows by the next lane as long as that saves more tokens in all.
    static List<Fork> of(List<Lane> lanes, int leastSaved) {
        List<Fork> forks = new ArrayList<>();
        int first = 0;
        while (first < lanes.size()) {
            int stem = lanes.get(first).length();
            int next = first + 1;
            while (next < lanes.size()) {
                int shared = Math.min(stem, Lane.common(lanes.get(first).tokens(), lanes.get(next).tokens()));
                if (shared * (next - first) <= stem * (next - first - 1)) {
                    break;
                }
                stem = shared;
                next++;
            }
            Fork fork = new Fork(stem, lanes.subList(first, next));
            if (fork.saved() >= leastSaved) {
                forks.add(fork);
            } else {
                fork.lanes.forEach(lane -> forks.add(new Fork(lane.length(), List.of(lane))));
            }
            first = next;
        }
        return forks;
    }
}
