package io.hakari.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;
import io.hakari.records.RunRecord;

/// One metric over the checkpoints of a history.
///
/// @param points one for each checkpoint in order
/// @param apart  whether the last point stands after the line and is no part of it
/// @param limits what gates hold the metric against
record Curve(String metric, List<Point> points, boolean apart, List<Limit> limits) {
    private static final int MOST_OF_LABEL = 12;

    Curve {
        points = List.copyOf(points);
        limits = List.copyOf(limits);
    }

    /// What a point stands for.
    enum Role {
        HISTORY, BASELINE, CANDIDATE
    }

    /// A checkpoint's estimate; empty when it was not measured on the same questions.
    record Point(String label, Role role, Optional<Estimate> estimate) {}

    /// A line that the metric must stay above, or below.
    record Limit(double value, boolean floor) {}

    static Curve of(String task, String metric, Weighing weighing) {
        History history = weighing.history();
        List<String> labels = labels(history.runs().stream().map(run -> run.header().checkpoint().name()).toList());
        List<Point> points = IntStream.range(0, labels.size()).mapToObj(i -> {
            RunRecord run = history.runs().get(i);
            return new Point(labels.get(i), role(run, weighing),
                    History.estimate(run, weighing.run(), task, metric));
        }).toList();
        return new Curve(metric, points, history.apart(), limits(metric, weighing));
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
            if (gate.metric().equals(metric) && (floor || gate.kind().equals("Ceiling"))) {
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
