package io.hakari.runner.server.scripted;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// How long answers are under way, told from when the tool does what it was told: the delay with which past commands fit the
/// tool's velocity best.
///
/// Without delay the tool has at each view the velocity of the answer to the view before. What was told and not done yet tells where
/// the tool will be when the next answer arrives (Smith 1957, Closer control of loops with dead time).
final class Delay {
    private static final int MOST = 10;
    private static final int WINDOW = 24;
    /// A delay is believed when it explains the velocities so much better than none, and none explains them badly; (m/s)².
    private static final double BETTER = 0.5;
    private static final double BADLY = 0.003;
    /// What is assumed at the beginning, s: nobody knows how late the tool will move.
    private static final double UNKNOWN = 0.25;
    /// So many views are a beginning; who dared nothing for longer would never move beside somebody who waits.
    private static final int BEGINNING = 20;
    private static final double MOVES = 0.04;

    private final double view;
    /// The newest last: what was told, and the velocity at each view.
    private final List<Space> told = new ArrayList<>();
    private final Deque<double[]> misfits = new ArrayDeque<>();
    private int views;
    private boolean moved;
    private int seen;

    /// @param view s between two views
    Delay(double view) {
        this.view = view;
    }

    /// Take in the velocity of the tool at a view.
    void see(Space velocity) {
        double[] misfit = new double[MOST + 1];
        for (int late = 0; late <= MOST; late++) {
            double off = velocity.minus(told(late)).length();
            misfit[late] = off * off;
        }
        misfits.addLast(misfit);
        if (misfits.size() > WINDOW) {
            misfits.removeFirst();
        }
        moved |= velocity.length() > MOVES;
        views = moved ? best() : 0;
        seen++;
    }

    private int best() {
        double[] sums = new double[MOST + 1];
        misfits.forEach(misfit -> {
            for (int late = 0; late <= MOST; late++) {
                sums[late] += misfit[late];
            }
        });
        int best = views;
        for (int late = 0; late <= MOST; late++) {
            best = sums[late] < sums[best] ? late : best;
        }
        return sums[0] > BADLY && sums[best] < BETTER * sums[0] ? best : sums[0] <= BADLY ? views : 0;
    }

    /// Note what the tool is told now.
    void tell(Space velocity) {
        told.add(velocity);
        if (told.size() > MOST + WINDOW) {
            told.removeFirst();
        }
    }

    /// A stopped arm does nothing of what it was told.
    void forget() {
        told.clear();
        misfits.clear();
    }

    /// Return what was told so many views before the last.
    private Space told(int before) {
        int place = told.size() - 1 - before;
        return place < 0 ? Space.ZERO : told.get(place);
    }

    /// Return how long an answer is under way, s.
    double seconds() {
        return moved || seen > BEGINNING ? views * view : UNKNOWN;
    }

    boolean isNone() {
        return views == 0;
    }

    /// Return the velocity that the tool will have when the next answer arrives.
    Space velocity() {
        return told(0);
    }

    /// Return by how much the tool will have moved until then, m.
    Space way() {
        Space way = Space.ZERO;
        for (int before = 0; before < views; before++) {
            way = way.plus(told(before).plus(told(before + 1)).times(view / 2));
        }
        return way;
    }
}
