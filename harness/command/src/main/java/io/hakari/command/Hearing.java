package io.hakari.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Listens to a weighing: which records it left, and what broke.
final class Hearing implements LauncherDiscoveryListener, TestExecutionListener {
    private static final String RECORD = "record.json";

    private final List<DiscoveryIssue> mistakes = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();
    private final List<Path> records = new ArrayList<>();

    /// Return what is wrong with the suite or the settings, so that nothing was run.
    List<DiscoveryIssue> mistakes() {
        return List.copyOf(mistakes);
    }

    /// Return what broke while it ran; a gate that does not pass is none of it.
    List<Throwable> errors() {
        return List.copyOf(errors);
    }

    /// Return the record that was written last.
    Optional<Path> lastRecord() {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.getLast());
    }

    @Override
    public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
        if (issue.severity() == DiscoveryIssue.Severity.ERROR) {
            mistakes.add(issue);
        }
    }

    @Override
    public synchronized void fileEntryPublished(TestIdentifier test, FileEntry file) {
        if (file.getPath().endsWith(RECORD)) {
            records.add(file.getPath());
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().filter(_ -> result.getStatus() == TestExecutionResult.Status.FAILED)
                .filter(thrown -> !(thrown instanceof AssertionError))
                .filter(thrown -> errors.stream().noneMatch(known -> same(known, thrown))).ifPresent(errors::add);
    }

    /// A lost runner is heard from every test that it stopped.
    private static boolean same(Throwable one, Throwable other) {
        return String.valueOf(one.getMessage()).equals(String.valueOf(other.getMessage()));
    }
}
