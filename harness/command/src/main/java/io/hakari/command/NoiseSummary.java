package io.hakari.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.gate.Statistician;
import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;
import io.hakari.records.NoiseRecord;
import io.hakari.records.NoiseRecord.MetricNoise;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;

/// Makes a noise record of runs.
///
/// @param same       runs with one seed
/// @param reseeded   runs with a seed of their own each; none when nothing is sampled
/// @param repetition what differed between those with one seed
record NoiseSummary(Statistician statistician, List<RunRecord> same, List<RunRecord> reseeded,
        Repetition repetition) {

    NoiseRecord record(List<Integer> inFlight) {
        RunHeader header = same.getFirst().header();
        List<MetricNoise> metrics = new ArrayList<>();
        same.getFirst().tasks().forEach(task -> task.metrics()
                .forEach(metric -> metrics.add(noise(metric.name(), repetition.changed(task.name()),
                        repetition.trials(task.name())))));
        same.getFirst().summaries().forEach(summary -> metrics.add(noise(summary.name(), 0, 0)));
        List<String> ids = Stream.concat(same.stream(), reseeded.stream()).map(run -> run.header().id()).toList();
        return new NoiseRecord(header.suite(), header.suiteVersion(), header.suiteDigest(), header.checkpoint(),
                header.runner(), header.limit(), header.seed(), inFlight, ids, repetition.changes(), metrics);
    }

    private MetricNoise noise(String metric, long changed, long trials) {
        List<Double> values = values(same, metric);
        List<Double> others = values(reseeded, metric);
        return new MetricNoise(metric, values, others, Math.max(floor(values), floor(others)), changed, trials);
    }

    private double floor(List<Double> values) {
        return values.size() < 2
                ? 0
                : statistician.noise(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static List<Double> values(List<RunRecord> runs, String metric) {
        return runs.stream().map(run -> value(run, metric)).flatMap(Optional::stream).toList();
    }

    private static Optional<Double> value(RunRecord run, String metric) {
        return Stream.concat(run.tasks().stream().flatMap(task -> task.metrics().stream()), run.summaries().stream())
                .filter(one -> one.name().equals(metric)).findFirst().flatMap(MetricRecord::estimate)
                .map(Estimate::value);
    }
}
