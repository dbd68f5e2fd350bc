package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A finished run.
///
/// @param header        what was asked of what
/// @param sealed        when the run was finished
/// @param tasks         in the order of the suite
/// @param summaries     numbers for several metrics together
/// @param judgement     empty for a run that was weighed as history and not judged
/// @param trials        lines in the journal that hold a trial
/// @param journalSha256 of the journal file as sealed
/// @param energy        what the accelerators used; empty when the runner did not tell
/// @param ablations     tasks asked again with less to see; empty when the suite has none
@API(status = EXPERIMENTAL, since = "0.1")
public record RunRecord(RunHeader header, Instant sealed, List<TaskRecord> tasks, List<MetricRecord> summaries,
        Optional<Judgement> judgement, long trials, String journalSha256,
        Optional<EnergyRecord> energy, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AblationRecord> ablations) {

    public RunRecord {
        tasks = List.copyOf(tasks);
        summaries = List.copyOf(summaries);
        ablations = List.copyOf(ablations);
    }

    /// A run whose runner told nothing of energy, of a suite without ablations.
    public RunRecord(RunHeader header, Instant sealed, List<TaskRecord> tasks, List<MetricRecord> summaries,
            Optional<Judgement> judgement, long trials, String journalSha256) {
        this(header, sealed, tasks, summaries, judgement, trials, journalSha256, Optional.empty(), List.of());
    }

    /// What a run measured.
    public record Measured(List<TaskRecord> tasks, List<MetricRecord> summaries, List<AblationRecord> ablations) {

        public Measured {
            tasks = List.copyOf(tasks);
            summaries = List.copyOf(summaries);
            ablations = List.copyOf(ablations);
        }
    }

    /// Return this run with what it used.
    public RunRecord withEnergy(Optional<EnergyRecord> energy) {
        return new RunRecord(header, sealed, tasks, summaries, judgement, trials, journalSha256, energy, ablations);
    }

    /// Return this run with what its tasks are worth with less to see.
    public RunRecord withAblations(List<AblationRecord> ablations) {
        return new RunRecord(header, sealed, tasks, summaries, judgement, trials, journalSha256, energy, ablations);
    }
}
