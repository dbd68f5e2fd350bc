package io.hakari.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.hakari.records.Journal;
import io.hakari.records.JournalException;
import io.hakari.records.RunHeader;
import io.hakari.records.Runs;

/// Opens the journal of a run: the one that an earlier attempt left unsealed, or a new one.
final class Journals {
    private Journals() {
    }

    static Journal open(Path runs, RunHeader wanted) {
        List<Path> unsealed = Runs.in(runs).unsealed();
        return unsealed.reversed().stream().filter(folder -> asksTheSame(folder, wanted)).findFirst()
                .map(Journal::resume).orElseGet(() -> Journal.create(runs, withFreeId(runs, wanted)));
    }

    /// A folder that was left before its first line was whole has nothing to go on from.
    private static boolean asksTheSame(Path folder, RunHeader wanted) {
        Optional<RunHeader> header;
        try {
            header = Optional.of(Runs.header(folder));
        } catch (JournalException _) {
            header = Optional.empty();
        }
        return header.isPresent() && wanted.asksTheSameAs(header.get());
    }

    /// Two runs that begin in the same second are told apart by a number.
    private static RunHeader withFreeId(Path runs, RunHeader wanted) {
        String id = wanted.id();
        for (int number = 2; Files.exists(runs.resolve(id)); number++) {
            id = wanted.id() + "-" + number;
        }
        return new RunHeader(id, wanted.started(), wanted.suite(), wanted.suiteVersion(), wanted.suiteDigest(),
                wanted.policy(), wanted.tasks(), wanted.checkpoint(), wanted.runner(), wanted.seed(), wanted.limit(),
                wanted.software());
    }
}
