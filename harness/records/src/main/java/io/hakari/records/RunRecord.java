package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

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
@API(status = EXPERIMENTAL, since = "0.1")
public record RunRecord(RunHeader header, Instant sealed, List<TaskRecord> tasks, List<MetricRecord> summaries,
        Optional<Judgement> judgement, long trials, String journalSha256,
        Optional<EnergyRecord> energy) {

    public RunRecord {
        tasks = List.copyOf(tasks);
        summaries = List.copyOf(summaries);
    }

    /// A run whose runner told nothing of energy.
    public RunRecord(RunHeader header, Instant sealed, List<TaskRecord> tasks, List<MetricRecord> summaries,
            Optional<Judgement> judgement, long trials, String journalSha256) {
        this(header, sealed, tasks, summaries, judgement, trials, journalSha256, Optional.empty());
    }

    /// Return this run with what it used.
    public RunRecord withEnergy(Optional<EnergyRecord> energy) {
        return new RunRecord(header, sealed, tasks, summaries, judgement, trials, journalSha256, energy);
    }
}
