package io.hakari.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;
import io.hakari.records.SliceRecord;
import io.hakari.scorers.statistics.multiplicity.Adjustment;
import io.hakari.scorers.statistics.paired.Means;

/// Which slices are proven worse than the baseline when all of them are looked at.
///
/// A record knows each change at one confidence only. Its one-sided p-value is read from the end of the interval that faces
/// zero, as of Student's t with the number of clusters less one; p-values are then adjusted by Holm's method, so that the
/// chance of marking any slice wrongly is at most the level, under any dependence.
///
/// @param adjusted by metric and slice
/// @param level    of all slices together
record Regressions(Map<Key, Double> adjusted, double level) {
    private static final double SMALLEST_P = 1e-12;
    private static final double LARGEST_P = 0.499_999;
    private static final int HALVINGS = 40;

    Regressions {
        adjusted = Map.copyOf(adjusted);
    }

    /// What a p-value is about.
    record Key(String metric, String attribute, String value) {}

    /// Compare all slices of a run that have a change.
    static Regressions among(RunRecord run) {
        Map<Key, Double> raw = new HashMap<>();
        run.tasks().stream().flatMap(task -> task.metrics().stream())
                .forEach(metric -> metric.slices().forEach(slice -> slice.change().ifPresent(
                        change -> raw.put(key(metric, slice), p(change, metric.higherIsBetter())))));
        return new Regressions(holm(raw), run.header().policy().terms().alphaFail());
    }

    int compared() {
        return adjusted.size();
    }

    int proven() {
        return (int) adjusted.values().stream().filter(p -> p <= level).count();
    }

    boolean isProven(MetricRecord metric, SliceRecord slice) {
        return p(metric, slice).filter(p -> p <= level).isPresent();
    }

    /// Return the adjusted p-value of a slice; empty when it was not compared.
    Optional<Double> p(MetricRecord metric, SliceRecord slice) {
        return Optional.ofNullable(adjusted.get(key(metric, slice)));
    }

    private static Key key(MetricRecord metric, SliceRecord slice) {
        return new Key(metric.name(), slice.attribute(), slice.value());
    }

    /// Return the one-sided p-value of the claim that a change is for the worse; 1 when it does not look so.
    static double p(Estimate change, boolean higherIsBetter) {
        double loss = higherIsBetter ? -change.value() : change.value();
        double reach = higherIsBetter ? change.upper() - change.value() : change.value() - change.lower();
        if (!(loss > 0) || change.clusters() < 2 || !Double.isFinite(reach)) {
            return 1;
        }
        double scale = reach / unit(change, change.interval().confidence());
        double proven = Math.log(LARGEST_P);
        double unproven = Math.log(SMALLEST_P);
        if (scale * unit(change, 1 - 2 * LARGEST_P) >= loss) {
            return 1;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (proven + unproven) / 2;
            if (scale * unit(change, 1 - 2 * Math.exp(middle)) < loss) {
                proven = middle;
            } else {
                unproven = middle;
            }
        }
        return Math.exp(proven);
    }

    /// Return half the length of Student's interval of as many clusters with a deviation of 1.
    private static double unit(Estimate change, double confidence) {
        return Means.student(0, 1, (double) change.clusters(), confidence).upper();
    }

    private static Map<Key, Double> holm(Map<Key, Double> raw) {
        List<Key> keys = List.copyOf(raw.keySet());
        List<OptionalDouble> raised = Adjustment.HOLM.adjust(keys.stream().mapToDouble(raw::get).toArray());
        Map<Key, Double> adjusted = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            raised.get(i).ifPresent(p -> adjusted.put(key, p));
        }
        return adjusted;
    }
}
