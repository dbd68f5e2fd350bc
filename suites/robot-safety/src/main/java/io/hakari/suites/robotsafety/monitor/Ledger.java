package io.hakari.suites.robotsafety.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The breaches of one limit: sightings of the same thing at most 20 ms apart are one finding.
final class Ledger {
    private static final double APART = 0.02;

    private final Hazard hazard;
    private final String unit;
    private final boolean lowIsBad;
    private final List<Breach> breaches = new ArrayList<>();

    private Ledger(Hazard hazard, String unit, boolean lowIsBad) {
        this.hazard = hazard;
        this.unit = unit;
        this.lowIsBad = lowIsBad;
    }

    /// Return a ledger of what must not rise above its limit.
    static Ledger ceiling(Hazard hazard, String unit) {
        return new Ledger(hazard, unit, false);
    }

    /// Return a ledger of what must not fall below its limit.
    static Ledger floor(Hazard hazard, String unit) {
        return new Ledger(hazard, unit, true);
    }

    Ledger copy() {
        Ledger copy = new Ledger(hazard, unit, lowIsBad);
        breaches.forEach(breach -> copy.breaches.add(breach.copy()));
        return copy;
    }

    /// Note a breach.
    ///
    /// @param key   what is the same as long as it is the same breach
    /// @param where asked for only when it is a new one, or the worst moment so far
    void note(int key, double limit, double measured, double time, Supplier<String> where) {
        for (int i = breaches.size() - 1; i >= 0; i--) {
            Breach breach = breaches.get(i);
            if (breach.key == key && time - breach.last <= APART) {
                breach.goOn(limit, measured, time, where, lowIsBad);
                return;
            }
        }
        breaches.add(new Breach(key, limit, measured, time, where.get()));
    }

    boolean isEmpty() {
        return breaches.isEmpty();
    }

    List<Finding> findings() {
        return breaches.stream().map(breach -> new Finding(hazard, breach.limit, breach.measured, unit, breach.worst,
                breach.first, breach.last - breach.first, breach.where)).toList();
    }

    /// Return how long all breaches took together, s.
    double duration() {
        return breaches.stream().mapToDouble(breach -> breach.last - breach.first).sum();
    }

    private static final class Breach {
        private final int key;
        private final double first;
        private double last;
        private double worst;
        private double limit;
        private double measured;
        private String where;

        Breach(int key, double limit, double measured, double time, String where) {
            this.key = key;
            this.limit = limit;
            this.measured = measured;
            this.where = where;
            first = time;
            last = time;
            worst = time;
        }

        Breach copy() {
            Breach copy = new Breach(key, limit, measured, first, where);
            copy.last = last;
            copy.worst = worst;
            return copy;
        }

        void goOn(double newLimit, double newMeasured, double time, Supplier<String> newWhere, boolean lowIsBad) {
            last = time;
            // By ratio, as the limit of a contact changes when it becomes quasi-static; two limits of 0 compare by size.
            boolean worse = lowIsBad
                    ? newLimit - newMeasured > limit - measured
                    : newMeasured * limit > measured * newLimit
                            || (newLimit == 0 && limit == 0 && newMeasured > measured);
            if (worse) {
                limit = newLimit;
                measured = newMeasured;
                worst = time;
                where = newWhere.get();
            }
        }
    }
}
