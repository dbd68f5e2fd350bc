package io.hakari.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;

/// One metric over the checkpoints of a history.
///
/// @param points one for each checkpoint in order
/// @param apart  whether the last point stands after the line and is no part of it
/// @param limits what gates hold the metric against
/// @param breaks places before which something of the measuring changed
record Curve(String metric, boolean higherIsBetter, List<Point> points, boolean apart, List<Limit> limits,
        List<Integer> breaks) {
    private static final int MOST_OF_LABEL = 12;

    Curve {
        points = List.copyOf(points);
        limits = List.copyOf(limits);
        breaks = List.copyOf(breaks);
    }

    /// Make a curve of a metric that was always measured alike.
    Curve(String metric, List<Point> points, boolean apart, List<Limit> limits) {
        this(metric, true, points, apart, limits, List.of());
    }

    /// What a point stands for.
    enum Role {
        HISTORY, BASELINE, CANDIDATE
    }

    /// A checkpoint's estimate; empty when it was not measured.
    ///
    /// @param previous the paired change from the checkpoint before, where the run recorded it
    /// @param joined   whether the point before answered the same questions, asked in the same way
    record Point(String label, Role role, Optional<Estimate> estimate, Optional<Estimate> previous, boolean joined) {

        Point(String label, Role role, Optional<Estimate> estimate) {
            this(label, role, estimate, Optional.empty(), true);
        }
    }

    /// A line that the metric must stay above, or below.
    record Limit(double value, boolean floor) {}

    static Curve of(String task, String metric, Weighing weighing) {
        List<RunRecord> runs = weighing.history().runs();
        List<String> labels = labels(runs.stream().map(run -> run.header().checkpoint().name()).toList());
        List<Point> points = new ArrayList<>();
        List<Integer> breaks = new ArrayList<>();
        Optional<RunRecord> before = Optional.empty();
        for (int i = 0; i < runs.size(); i++) {
            RunRecord run = runs.get(i);
            Optional<MetricRecord> measured = History.metric(run, task, metric);
            boolean joined = before.filter(one -> MeasuringChange.asksAlike(one, run, task)).isPresent();
            points.add(new Point(labels.get(i), role(run, weighing), measured.flatMap(MetricRecord::estimate),
                    measured.flatMap(MetricRecord::previous), joined));
            if (measured.flatMap(MetricRecord::estimate).isPresent()) {
                if (before.filter(one -> MeasuringChange.touches(one, run, task)).isPresent()) {
                    breaks.add(i);
                }
                before = Optional.of(run);
            }
        }
        boolean higher = weighing.metric(metric).map(MetricRecord::higherIsBetter).orElse(true);
        return new Curve(metric, higher, points, weighing.history().apart(), limits(metric, weighing), breaks);
    }

    /// Return whether every estimate reads as a rate.
    boolean isRate() {
        return points.stream().flatMap(point -> point.estimate().stream()).allMatch(Figures::isRate);
    }

    private static Role role(RunRecord run, Weighing weighing) {
        if (run.header().id().equals(weighing.run().header().id())) {
            return Role.CANDIDATE;
        }
        return weighing.isBaseline(run) ? Role.BASELINE : Role.HISTORY;
    }

    private static List<Limit> limits(String metric, Weighing weighing) {
        List<Limit> limits = new ArrayList<>();
        for (GateRecord gate : weighing.gates()) {
            boolean floor = gate.kind().equals("Floor");
            boolean ceiling = Set.of("Ceiling", "RateCeiling", "SafetyLimit").contains(gate.kind());
            if (gate.metric().equals(metric) && (floor || ceiling)) {
                limits.add(new Limit(gate.limit(), floor));
            }
        }
        return limits;
    }

    /// Drop what all names begin with, up to a hyphen, and what does not fit under an axis.
    static List<String> labels(List<String> names) {
        int common = names.size() < 2 ? 0 : commonPrefix(names);
        return names.stream().map(name -> clipped(name.substring(common))).toList();
    }

    private static int commonPrefix(List<String> names) {
        String first = names.getFirst();
        int end = first.lastIndexOf('-') + 1;
        while (end > 0 && !startWith(names, first.substring(0, end))) {
            end = first.lastIndexOf('-', end - 2) + 1;
        }
        return end;
    }

    private static boolean startWith(List<String> names, String prefix) {
        return names.stream().allMatch(name -> name.startsWith(prefix) && name.length() > prefix.length());
    }

    private static String clipped(String name) {
        if (name.codePointCount(0, name.length()) <= MOST_OF_LABEL) {
            return ChartFont.drawable(name);
        }
        return ChartFont.drawable(name.substring(0, name.offsetByCodePoints(0, MOST_OF_LABEL - 1)) + "…");
    }
}
