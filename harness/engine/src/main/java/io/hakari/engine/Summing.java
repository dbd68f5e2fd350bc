package io.hakari.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.hakari.metric.Estimate;
import io.hakari.metric.Measurement;
import io.hakari.metric.Summary;
import io.hakari.suite.Suite;

/// Adds several metrics up to one number, and looks whether the way of adding decides what it says.
final class Summing {
    private static final double CONFIDENCE = 0.95;

    private final Suite suite;
    private final Map<String, Measured> parts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Summing(Suite suite, List<Assessment> assessments) {
        this.suite = suite;
        assessments.forEach(assessment -> assessment.measured().forEach(part -> parts.put(part.name(), part)));
    }

    /// Return what each summary of the suite measured.
    List<Measured> measure() {
        return suite.summaries().stream().map(this::measure).toList();
    }

    /// Return what a reader should know of the summaries; call after they were measured.
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        suite.summaries().stream().map(Summary::metrics).distinct().forEach(metrics -> reversal(metrics)
                .ifPresent(all::add));
        return List.copyOf(all);
    }

    private Measured measure(Summary summary) {
        List<Measured> of = summary.metrics().stream().map(parts::get).toList();
        boolean higherIsBetter = of.getFirst().higherIsBetter();
        Measured nothing = Measured.nothing(summary.fullName(), higherIsBetter, CONFIDENCE);
        if (of.stream().anyMatch(part -> part.higherIsBetter() != higherIsBetter)) {
            notes.add("summary [" + summary.name() + "] was not measured: more is better for some of "
                    + summary.metrics() + " and worse for others");
            return nothing;
        }
        try {
            Measured measured = new Measured(summary.fullName(), higherIsBetter, CONFIDENCE,
                    summary.combine(part(Measured::value)),
                    new Measured.Changes(summary.combine(part(one -> one.changes().baseline())),
                            summary.combine(part(one -> one.changes().previous())),
                            of.stream().flatMap(one -> one.changes().incomparable().stream()).findFirst()),
                    List.of());
            measured.record();
            return measured;
        } catch (RuntimeException e) {
            notes.add("summary [" + summary.name() + "] could not be measured: " + Reasons.of(e));
            return nothing;
        }
    }

    private Function<String, Optional<Measurement>> part(Function<Measured, Optional<Measurement>> of) {
        return name -> Optional.ofNullable(parts.get(name)).flatMap(of);
    }

    /// Simpson's reversal: equal weights say one thing and weights by trials the opposite, and both are proven.
    private Optional<String> reversal(List<String> metrics) {
        Optional<Estimate> macro = change(metrics, false);
        Optional<Estimate> micro = change(metrics, true);
        if (macro.isEmpty() || micro.isEmpty()
                || sign(macro.get()) * sign(micro.get()) >= 0) {
            return Optional.empty();
        }
        return Optional.of("the change of " + metrics + " depends on how tasks weigh: " + Words.range(macro.get())
                + " when each weighs the same, " + Words.range(micro.get())
                + " when each trial does; look at every task by itself");
    }

    private Optional<Estimate> change(List<String> metrics, boolean micro) {
        try {
            return new Summary("reversal", metrics, micro).combine(part(one -> one.changes().baseline()))
                    .map(change -> change.at(CONFIDENCE));
        } catch (RuntimeException _) {
            // That a part cannot be added up was noted when its summary was measured.
            return Optional.empty();
        }
    }

    /// Return 1 or -1 for a change that is proven, else 0.
    private static int sign(Estimate change) {
        if (change.lower() > 0) {
            return 1;
        }
        return change.upper() < 0 ? -1 : 0;
    }
}
