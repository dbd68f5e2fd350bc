package io.hakari.engine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.platform.engine.ConfigurationParameters;

/// Reads the settings and collects what is wrong with them.
final class SettingsReader {
    private static final long DEFAULT_SEED = 20_260_401;
    private static final int DEFAULT_IN_FLIGHT = 64;
    private static final int EXAMPLE = 64;
    private static final int DEFAULT_PARALLEL_TASKS = 2;

    private final ConfigurationParameters parameters;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(ConfigurationParameters parameters) {
        this.parameters = parameters;
    }

    /// Read all settings; a broken one is noted and replaced by its default.
    Settings read() {
        List<String> checkpoints = checkpoints();
        return new Settings(text(Settings.RUNNER).orElse("local:demo"), checkpoints, baseline(checkpoints), runs(),
                file(Settings.BLOBS).orElseGet(() -> runs().resolve("blobs")),
                file(Settings.POLICY), file(Settings.WAIVERS), file(Settings.NOISE),
                number(Settings.SEED, Long.MIN_VALUE).orElse(DEFAULT_SEED), number(Settings.LIMIT, 1),
                count(Settings.IN_FLIGHT, 1, DEFAULT_IN_FLIGHT),
                count(Settings.PARALLEL_TASKS, 1, DEFAULT_PARALLEL_TASKS), count(Settings.LIST_SAMPLES, 0, 0));
    }

    /// Return one sentence for each broken setting.
    List<String> problems() {
        return List.copyOf(problems);
    }

    private List<String> checkpoints() {
        List<String> names = text(Settings.CHECKPOINTS).stream().flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip).filter(name -> !name.isEmpty()).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                problems.add(Settings.CHECKPOINTS + " names [" + name + "] twice; name each checkpoint once");
            }
        }
        return List.copyOf(new LinkedHashSet<>(names));
    }

    private Optional<String> baseline(List<String> checkpoints) {
        Optional<String> baseline = text(Settings.BASELINE);
        if (baseline.isPresent() && !checkpoints.isEmpty() && baseline.get().equals(checkpoints.getLast())) {
            problems.add(Settings.BASELINE + " names [" + baseline.get()
                    + "], which is the candidate itself; name an earlier checkpoint or a run folder");
        }
        return baseline;
    }

    private Path runs() {
        return file(Settings.RUNS).orElse(Path.of("target", "hakari"));
    }

    private Optional<Path> file(String key) {
        Optional<String> path = text(key);
        try {
            return path.map(Path::of);
        } catch (InvalidPathException _) {
            problems.add(key + " [" + path.orElse("") + "] is no path of this system");
            return Optional.empty();
        }
    }

    private int count(String key, int least, int otherwise) {
        OptionalLong number = number(key, least);
        if (number.isPresent() && number.getAsLong() > Integer.MAX_VALUE) {
            problems.add(key + " [" + number.getAsLong() + "] must be at most " + Integer.MAX_VALUE);
            return otherwise;
        }
        return (int) number.orElse(otherwise);
    }

    private OptionalLong number(String key, long least) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= least) {
                return OptionalLong.of(number);
            }
            problems.add(key + " [" + text.get() + "] must be at least " + least);
        } catch (NumberFormatException _) {
            problems.add(key + " [" + text.get() + "] must be a whole number, such as " + EXAMPLE);
        }
        return OptionalLong.empty();
    }

    private Optional<String> text(String key) {
        return parameters.get(key).map(String::strip).filter(value -> !value.isEmpty());
    }
}
