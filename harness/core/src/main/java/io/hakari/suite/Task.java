package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apiguardian.api.API;

import io.hakari.metric.Metric;
import io.hakari.procedure.Ablated;
import io.hakari.procedure.Ablation;
import io.hakari.procedure.Procedure;
import io.hakari.sample.Dataset;
import io.hakari.score.Scorer;

/// Samples, how they are asked, how answers are scored, and what the scores add up to.
///
/// @param design   how often each sample is asked and how samples belong together
/// @param ablation of which task this asks the same with less to see; empty for a task of its own
@API(status = EXPERIMENTAL, since = "0.1")
public record Task(String name, Dataset dataset, Procedure procedure, Scorer scorer, List<Metric> metrics,
        Set<String> tags, Design design, Optional<Ablating> ablation) {

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
                List.of(metrics), Set.of(), Design.SIMPLE, Optional.empty());
    }

    /// Return the names of the trials' findings that its metrics need.
    public Set<String> findings() {
        Set<String> findings = new TreeSet<>();
        metrics.forEach(metric -> findings.addAll(metric.findings()));
        return findings;
    }

    /// Return this task with tags to select it by.
    public Task tagged(String... tags) {
        return new Task(name, dataset, procedure, scorer, metrics, Set.of(tags), design, ablation);
    }

    /// Return this task with every sample asked so often, each time with a seed of its own.
    public Task repeated(int times) {
        return with(new Design(times, design.cluster(), design.slices()));
    }

    /// Return this task with the samples that share an attribute, such as a passage, taken as one independent unit.
    public Task clusteredBy(String attribute) {
        return with(new Design(design.repeats(), Optional.of(attribute), design.slices()));
    }

    /// Return this task with its metrics also measured for each value of these attributes.
    public Task slicedBy(String... attributes) {
        return with(new Design(design.repeats(), design.cluster(), List.of(attributes)));
    }

    /// Return the task that asks a share of the same samples with something taken from their media, measured by the first
    /// metric alone; its name is this one's and what is taken, such as `event-order-no-media`.
    public Task ablated(Ablation ablation, double share) {
        Set<String> tagged = new TreeSet<>(tags);
        tagged.add("ablation");
        return new Task(name + "-" + ablation.key(), dataset.portion(share), new Ablated(procedure, ablation),
                scorer, metrics.subList(0, 1), tagged, new Design(design.repeats(), design.cluster(), List.of()),
                Optional.of(new Ablating(name, ablation, share)));
    }

    /// What a task is an ablation of.
    ///
    /// @param task  the name of the task with everything to see
    /// @param taken from the media
    /// @param share of its samples, in (0, 1]
    public record Ablating(String task, Ablation taken, double share) {}

    private Task with(Design design) {
        return new Task(name, dataset, procedure, scorer, metrics, tags, design, ablation);
    }

    /// How often samples are asked and how they belong together.
    ///
    /// @param repeats how often each sample is asked, at least 1
    /// @param cluster the attribute that samples of one independent unit share; empty when each sample is one
    /// @param slices  the attributes by whose values metrics are also measured
    public record Design(int repeats, Optional<String> cluster, List<String> slices) {
        /// Every sample once, each on its own.
        public static final Design SIMPLE = new Design(1, Optional.empty(), List.of());

        public Design {
            slices = List.copyOf(slices);
            if (repeats < 1) {
                throw new IllegalArgumentException("repeats [" + repeats + "] must be at least 1");
            }
            if (slices.stream().distinct().count() < slices.size()) {
                throw new IllegalArgumentException("slices " + slices + " must name each attribute once");
            }
        }

        /// Return whether metrics need the attributes of samples.
        public boolean looksAtAttributes() {
            return cluster.isPresent() || !slices.isEmpty();
        }
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
