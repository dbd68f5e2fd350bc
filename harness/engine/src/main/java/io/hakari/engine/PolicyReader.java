package io.hakari.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;

import io.hakari.gate.Policy;
import io.hakari.gate.Waiver;
import io.hakari.suite.PolicySource;

/// Reads the policy and the waivers that the settings name, or tells why that cannot be done.
///
/// A file that cannot be read leaves no suite to run: its gates would decide by other rules than were asked for.
final class PolicyReader {
    private final Settings settings;
    private final Plugins plugins;
    private final DiscoveryIssueReporter issues;

    PolicyReader(Settings settings, Plugins plugins, DiscoveryIssueReporter issues) {
        this.settings = settings;
        this.plugins = plugins;
        this.issues = issues;
    }

    /// Return what suites are to be judged by; empty when a file is broken, which was then told.
    Optional<Rules> read() {
        boolean[] broken = new boolean[1];
        Optional<Policy> policy = read(Settings.POLICY, settings.policy(), PolicySource::policy, broken);
        Optional<List<Waiver>> waivers = read(Settings.WAIVERS, settings.waivers(), PolicySource::waivers, broken);
        return broken[0]
                ? Optional.empty()
                : Optional.of(new Rules(policy, settings.policy(), waivers.orElse(List.of())));
    }

    /// Read a file if one is named, and note when one is named and cannot be read.
    private <T> Optional<T> read(String key, Optional<Path> file, BiFunction<PolicySource, Path, T> reading,
            boolean[] broken) {
        Optional<T> content = file.flatMap(named -> source(key, named).flatMap(source -> read(named, source, reading)));
        broken[0] |= file.isPresent() && content.isEmpty();
        return content;
    }

    private Optional<PolicySource> source(String key, Path file) {
        if (!Files.isRegularFile(file)) {
            report(file, key + " names [" + file + "], which is no file; name one that is there");
            return Optional.empty();
        }
        try {
            List<PolicySource> sources = plugins.policySources();
            Optional<PolicySource> source = sources.stream().filter(one -> one.reads(file)).findFirst();
            if (source.isEmpty()) {
                report(file, "nobody here reads [" + file.getFileName() + "]; known: " + (sources.isEmpty()
                        ? "nothing; put a reader of policies, such as harness/yaml, on the class path"
                        : sources.stream().map(one -> one.getClass().getSimpleName()).sorted()
                                .collect(Collectors.joining(", "))));
            }
            return source;
        } catch (ServiceConfigurationError e) {
            report(file, "nobody can read [" + file.getFileName() + "]: " + Reasons.of(e));
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(Path file, PolicySource source, BiFunction<PolicySource, Path, T> reading) {
        try {
            return Optional.of(reading.apply(source, file));
        } catch (IllegalArgumentException mistakes) {
            Reasons.of(mistakes).lines().filter(line -> !line.isBlank()).forEach(line -> report(file, line));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            report(file, "[" + file + "] cannot be read: " + Reasons.of(e));
        }
        return Optional.empty();
    }

    private void report(Path file, String message) {
        issues.reportIssue(DiscoveryIssue.builder(DiscoveryIssue.Severity.ERROR, message)
                .source(FileSource.from(file.toFile())));
    }
}
