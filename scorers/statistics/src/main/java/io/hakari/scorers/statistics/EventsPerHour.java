package io.hakari.scorers.statistics;

import java.util.Optional;
import java.util.Set;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.number.Checks;

/// Events per hour of exposure, such as protective stops that a policy makes necessary, with exact Poisson bounds; lower is
/// better.
///
/// Each scored trial says by two of its findings how many events there were and how many seconds it lasted. Garwood's bounds
/// hold for events that come independently; of events that come in bursts only so many are counted as independent ones would
/// spread alike ([Occurrences#effect]). A trial without a score may hide as many events as the worst that has one, and at
/// least one. The rate is that of the model on these trials, never that of a protective function.
///
/// The change is the difference of both rates over the samples that both runs scored; its interval is put together from
/// theirs (Zou and Donner 2008) as if the runs were independent, which is wider than need be.
///
/// @param name       of the metric, such as `demandsPerHour`
/// @param events     the finding that counts events
/// @param seconds    the finding that tells how long the trial lasted, in seconds
/// @param confidence of the intervals that are reported, in (0, 1)
public record EventsPerHour(String name, String events, String seconds, double confidence) implements Metric {
    private static final double USUAL = 0.95;

    public EventsPerHour {
        Checks.confidence(confidence);
    }

    /// Return the rate of events with intervals of 95 %.
    public static EventsPerHour eventsPerHour(String name, String events, String seconds) {
        return new EventsPerHour(name, events, seconds, USUAL);
    }

    /// Return this metric with another confidence.
    public EventsPerHour confidence(double confidence) {
        return new EventsPerHour(name, events, seconds, confidence);
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public Set<String> findings() {
        return Set.of(events, seconds);
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        Occurrences occurrences = Occurrences.of(scores, this);
        return occurrences.isEmpty() ? Optional.empty() : Optional.of(occurrences);
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        Occurrences now = Occurrences.of(candidate, this);
        Occurrences then = Occurrences.of(baseline, this);
        Occurrences nowPaired = now.pairedWith(then);
        Occurrences thenPaired = then.pairedWith(now);
        long alone = now.samples() + then.samples() - nowPaired.samples() - thenPaired.samples();
        return nowPaired.isEmpty() || thenPaired.isEmpty()
                ? Optional.empty()
                : Optional.of(confidence -> difference(nowPaired.at(confidence), thenPaired.at(confidence), alone));
    }

    private static Estimate difference(Estimate now, Estimate then, long alone) {
        double value = now.value() - then.value();
        Interval interval = new Interval(
                value - Math.hypot(now.value() - now.lower(), then.upper() - then.value()),
                value + Math.hypot(now.upper() - now.value(), then.value() - then.lower()),
                now.interval().confidence());
        return new Estimate(value, interval, now.scored(), alone, now.clusters(), "garwood-mover");
    }
}
