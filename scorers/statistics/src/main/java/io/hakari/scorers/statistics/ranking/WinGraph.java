package io.hakari.scorers.statistics.ranking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

import io.hakari.scorers.statistics.number.Checks;

/// Who ever won against whom, or tied.
final class WinGraph {
    private final List<List<Integer>> wins = new ArrayList<>();
    private final List<List<Integer>> losses = new ArrayList<>();

    WinGraph(int players) {
        Checks.require(players >= 2, "players [" + players + "] must be at least 2");
        for (int player = 0; player < players; player++) {
            wins.add(new ArrayList<>());
            losses.add(new ArrayList<>());
        }
    }

    /// Note a pair; each may have taken something from the other.
    void add(int first, int second, boolean firstTook, boolean secondTook) {
        check(first);
        check(second);
        if (firstTook) {
            wins.get(first).add(second);
            losses.get(second).add(first);
        }
        if (secondTook) {
            wins.get(second).add(first);
            losses.get(first).add(second);
        }
    }

    /// Refuse players of whom some never lost to the others, or never met them: their strength has no finite estimate
    /// (Ford 1957).
    void requireStronglyConnected() {
        require(reached(wins), "lost to");
        require(reached(losses), "won against");
    }

    private void require(BitSet reached, String what) {
        int missing = reached.nextClearBit(0);
        Checks.require(missing >= wins.size(), "player [" + missing + "] never " + what
                + " the group of player [0], not even through others; strengths need wins both ways, so compare more or leave players out");
    }

    private static BitSet reached(List<List<Integer>> edges) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        seen.set(0);
        open.add(0);
        while (!open.isEmpty()) {
            for (int next : edges.get(open.remove())) {
                if (!seen.get(next)) {
                    seen.set(next);
                    open.add(next);
                }
            }
        }
        return seen;
    }

    private void check(int player) {
        Checks.require(player >= 0 && player < wins.size(),
                "player [" + player + "] must be in [0, " + (wins.size() - 1) + "]");
    }
}
