package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Set;

import org.apiguardian.api.API;

import io.hakari.metric.Metric;
import io.hakari.procedure.Procedure;
import io.hakari.sample.Dataset;
import io.hakari.score.Scorer;

/// Samples, how they are asked, how answers are scored, and what the scores add up to.
@API(status = EXPERIMENTAL, since = "0.1")
public record Task(String name, Dataset dataset, Procedure procedure, Scorer scorer, List<Metric> metrics,
        Set<String> tags) {

    public Task {
        Names.check("task", name);
        metrics = List.copyOf(metrics);
        tags = Set.copyOf(tags);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("task [" + name + "] has no metric");
        }
    }

    /// Begin a task; the steps lead to its dataset, procedure, scorer and metrics.
    public static NeedsDataset task(String name) {
        Names.check("task", name);
        return dataset -> procedure -> scorer -> metrics -> new Task(name, dataset, procedure, scorer,
                List.of(metrics), Set.of());
    }

    /// Return this task with tags to select it by.
    public Task tagged(String... tags) {
        return new Task(name, dataset, procedure, scorer, metrics, Set.of(tags));
    }

    /// A task without a dataset.
    public interface NeedsDataset {
        NeedsProcedure over(Dataset dataset);
    }

    /// A task without a procedure.
    public interface NeedsProcedure {
        NeedsScorer askedBy(Procedure procedure);
    }

    /// A task without a scorer.
    public interface NeedsScorer {
        NeedsMetric scoredBy(Scorer scorer);
    }

    /// A task without a metric.
    public interface NeedsMetric {
        Task measuredBy(Metric... metrics);
    }
}
