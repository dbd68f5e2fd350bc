package io.hakari.engine;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;

import io.hakari.records.JournalException;
import io.hakari.records.NoiseRecord;
import io.hakari.records.SettingsText;
import io.hakari.suite.Suite;

/// Reads the noise file that the settings name, or tells why it says nothing about a suite.
final class NoiseReader {
    private final Settings settings;
    private final DiscoveryIssueReporter issues;

    NoiseReader(Settings settings, DiscoveryIssueReporter issues) {
        this.settings = settings;
        this.issues = issues;
    }

    /// Return what the noise of a suite is; empty when the file cannot be used, which was then told.
    Optional<Noise> read(Suite suite) {
        if (settings.noise().isEmpty()) {
            return Optional.of(Noise.UNKNOWN);
        }
        Path file = settings.noise().get();
        try {
            NoiseRecord noise = NoiseRecord.read(file);
            String digest = SettingsText.digest(suite);
            if (noise.suiteDigest().equals(digest)) {
                return Optional.of(new Noise(Optional.of(noise)));
            }
            report(file, "noise file [" + file + "] was measured on suite [" + noise.suite() + " "
                    + noise.suiteVersion() + "] with digest [" + noise.suiteDigest() + "], but suite [" + suite.name()
                    + " " + suite.version() + "] has digest [" + digest + "]; measure again with hakari noise");
        } catch (JournalException e) {
            report(file, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void report(Path file, String message) {
        issues.reportIssue(DiscoveryIssue.builder(DiscoveryIssue.Severity.ERROR, message)
                .source(FileSource.from(file.toFile())));
    }
}
