package io.hakari.scorers.statistics;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.rare.PoissonRate;

/// How many events the trials of a run had in which time, by sample and by independent unit.
///
/// Time is summed in whole microseconds, so that no sum depends on the order of the journal.
final class Occurrences implements Measurement {
    private static final double MICROS = 1e6;
    private static final double MICROS_PER_HOUR = 3600 * MICROS;

    private final Map<String, Count> samples = new TreeMap<>();

    private Occurrences() {
    }

    /// @throws IllegalArgumentException when a scored trial lacks a finding, or it is no count or no time
    static Occurrences of(Scores scores, EventsPerHour metric) {
        Occurrences occurrences = new Occurrences();
        Optional<String> cluster = scores.clusteredBy();
        scores.forEach(trial -> {
            String unit = cluster.map(attribute -> attribute(trial, attribute)).orElse(trial.sampleId());
            Count count = occurrences.samples.computeIfAbsent(trial.sampleId(), _ -> new Count(unit));
            switch (trial.score()) {
                case Score.Scored _ -> count.add(events(trial, metric.events()), micros(trial, metric.seconds()));
                case Score.Unscored _ -> count.lost++;
            }
        });
        return occurrences;
    }

    private static String attribute(ScoredTrial trial, String attribute) {
        return Optional.ofNullable(trial.attributes().get(attribute)).orElseThrow(
                () -> new IllegalArgumentException("sample [" + trial.sampleId() + "] has no attribute [" + attribute
                        + "], by which the task says that samples belong together; give it one"));
    }

    private static long events(ScoredTrial trial, String name) {
        String found = found(trial, name);
        try {
            long events = Long.parseLong(found);
            Checks.require(events >= 0, "");
            return events;
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("sample [" + trial.sampleId() + "] has finding [" + name + "] of ["
                    + found + "]; it must be a whole number of events");
        }
    }

    private static long micros(ScoredTrial trial, String name) {
        String found = found(trial, name);
        try {
            double seconds = Double.parseDouble(found);
            Checks.require(seconds >= 0 && seconds * MICROS < Long.MAX_VALUE, "");
            return Math.round(seconds * MICROS);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("sample [" + trial.sampleId() + "] has finding [" + name + "] of ["
                    + found + "]; it must be a time in seconds");
        }
    }

    private static String found(ScoredTrial trial, String name) {
        return Optional.ofNullable(trial.findings().get(name)).orElseThrow(
                () -> new IllegalArgumentException("sample [" + trial.sampleId() + "] has no finding [" + name
                        + "], by which its rate is counted; have its procedure leave one"));
    }

    /// Return the samples that both have scores of.
    Occurrences pairedWith(Occurrences other) {
        Occurrences paired = new Occurrences();
        samples.forEach((id, count) -> {
            Count partner = other.samples.get(id);
            if (count.trials > 0 && partner != null && partner.trials > 0) {
                paired.samples.put(id, count);
            }
        });
        return paired;
    }

    long samples() {
        return samples.size();
    }

    /// Return whether there is no time to count events in.
    boolean isEmpty() {
        return samples.values().stream().mapToLong(count -> count.micros).sum() == 0;
    }

    @Override
    public Estimate at(double confidence) {
        Map<String, Count> units = units();
        Count all = new Count("all");
        long most = 1;
        for (Count sample : samples.values()) {
            all.add(sample);
            most = Math.max(most, sample.most);
        }
        double hours = all.micros / MICROS_PER_HOUR;
        double value = all.events / hours;
        double effect = effect(units, all);
        double asked = hours * (all.trials + all.lost) / all.trials;
        Interval interval = units.size() < 2
                ? new Interval(0, Double.POSITIVE_INFINITY, confidence)
                : new Interval(PoissonRate.interval(all.events / effect, asked / effect, confidence).lower(),
                        PoissonRate.interval((all.events + (double) all.lost * most) / effect, asked / effect,
                                confidence).upper(),
                        confidence);
        return new Estimate(value, Averages.containing(interval, value), all.trials, all.lost, units.size(),
                effect > 1 ? "garwood-effective" : "garwood");
    }

    /// Return how many times as far events spread as independent ones would, at least 1.
    ///
    /// With `k` events in time `t` of each of `U` units and `λ = Σk/Σt` it is `U/(U-1) Σ(k - λt)² / Σk`: the variance of the
    /// rate from the spread of units over that of Poisson's distribution. Without an event nothing tells it, and only one
    /// trial of each unit counts.
    static double effect(Map<String, Count> units, Count all) {
        double n = units.size();
        if (all.events == 0) {
            return all.trials / n;
        }
        double rate = (double) all.events / all.micros;
        double squares = 0;
        for (Count unit : units.values()) {
            double beside = unit.events - rate * unit.micros;
            squares += beside * beside;
        }
        return n < 2 ? all.trials : Math.max(1, n / (n - 1) * squares / all.events);
    }

    private Map<String, Count> units() {
        Map<String, Count> units = new TreeMap<>();
        for (Count sample : samples.values()) {
            if (sample.trials > 0) {
                units.computeIfAbsent(sample.unit, Count::new).add(sample);
            }
        }
        return units;
    }

    /// Events and time of some trials.
    static final class Count {
        private final String unit;
        private long events;
        private long most;
        private long micros;
        private long trials;
        private long lost;

        Count(String unit) {
            this.unit = unit;
        }

        void add(long events, long micros) {
            this.events = Math.addExact(this.events, events);
            this.micros = Math.addExact(this.micros, micros);
            most = Math.max(most, events);
            trials++;
        }

        void add(Count other) {
            events = Math.addExact(events, other.events);
            micros = Math.addExact(micros, other.micros);
            trials += other.trials;
            lost += other.lost;
        }
    }
}
