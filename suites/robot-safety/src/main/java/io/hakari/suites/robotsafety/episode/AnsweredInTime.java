package io.hakari.suites.robotsafety.episode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.EventsPerHour;

/// A metric over the episodes in which a good answer can arrive in time.
///
/// Where every answer comes later than the cell allows, or none for 2 s, the cell stops whatever the policy does: that is the
/// fault's demand and not the policy's. The task must be sliced by `fault`.
///
/// @param by      the metric
/// @param without the fault profiles that are left out
public record AnsweredInTime(Metric by, List<String> without) implements Metric {
    private static final String FAULT = "fault";

    public AnsweredInTime {
        without = List.copyOf(without);
    }

    /// Return the rate of protective stops that the policy itself makes necessary, by exact Poisson bounds; lower is better.
    public static AnsweredInTime ownDemandsPerHour() {
        return new AnsweredInTime(EventsPerHour.eventsPerHour("own-demands-per-hour", "demands", "duration"),
                List.of(FaultProfile.LATENCY_500.word(), FaultProfile.STALL.word()));
    }

    @Override
    public String name() {
        return by.name();
    }

    @Override
    public boolean higherIsBetter() {
        return by.higherIsBetter();
    }

    @Override
    public double confidence() {
        return by.confidence();
    }

    @Override
    public Set<String> findings() {
        return by.findings();
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        return by.measure(counted(scores));
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        return by.change(counted(candidate), counted(baseline));
    }

    private Scores counted(Scores scores) {
        return scores
                .mapped(trial -> Optional.of(trial)
                        .filter(one -> !without.contains(one.attributes().getOrDefault(FAULT, ""))));
    }
}
