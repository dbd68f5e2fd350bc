package io.hakari.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.hakari.records.RunRecord;
import io.hakari.records.TrialRecord;

/// Runs held in memory, oldest first as they were added.
final class MemoryArchive implements Archive {
    private final List<RunRecord> runs = new ArrayList<>();
    private final Map<String, List<TrialRecord>> trials = new LinkedHashMap<>();
    private final Set<String> changed = new HashSet<>();

    MemoryArchive add(RunRecord run, List<TrialRecord> journal) {
        runs.add(run);
        trials.put(run.header().id(), List.copyOf(journal));
        return this;
    }

    MemoryArchive change(RunRecord run) {
        changed.add(run.header().id());
        return this;
    }

    @Override
    public List<RunRecord> sealed() {
        return List.copyOf(runs);
    }

    @Override
    public void forEachTrial(RunRecord run, Consumer<TrialRecord> consumer) {
        trials.getOrDefault(run.header().id(), List.of()).forEach(consumer);
    }

    @Override
    public boolean intact(RunRecord run) {
        return !changed.contains(run.header().id());
    }
}
