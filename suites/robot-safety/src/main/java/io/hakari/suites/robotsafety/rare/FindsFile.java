package io.hakari.suites.robotsafety.rare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.suites.robotsafety.episode.FaultProfile;
import io.hakari.suites.robotsafety.episode.ScenarioFamily;
import io.hakari.suites.robotsafety.monitor.Hazard;
import io.hakari.yaml.Problems;

/// Reads and writes finds: lines of eight columns that are set apart by tabs.
final class FindsFile {
    static final List<String> COLUMNS = List.of("name", "family", "difficulty", "fault", "hazard", "margin", "policy",
            "variation");
    private static final String NOTE = "# Episodes that a search found, to be played again. How often they happen does not follow.";
    private static final int MOST_NUMBERS = 100_000;

    private final Problems problems;
    private final List<Find> finds = new ArrayList<>();

    private FindsFile(Path file) {
        this.problems = new Problems(file);
    }

    /// Read a file.
    ///
    /// @throws IllegalArgumentException with one line for each mistake: file, line, column, what it must be
    static List<Find> read(Path file) {
        FindsFile reader = new FindsFile(file);
        try {
            reader.read(Files.readString(file, UTF_8).lines().toList());
        } catch (IOException e) {
            throw new IllegalArgumentException("finds [" + file + "] cannot be read: " + e, e);
        }
        if (!reader.problems.isEmpty()) {
            throw reader.problems.exception();
        }
        return List.copyOf(reader.finds);
    }

    /// Write all finds in place of what was there; whoever is interrupted leaves the old file.
    static void write(Path file, List<Find> finds) {
        List<String> lines = new ArrayList<>(List.of(NOTE, String.join("\t", COLUMNS)));
        finds.forEach(find -> lines.add(find.line()));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(beside, lines, UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("finds [" + file + "] cannot be written: " + e, e);
        }
    }

    private void read(List<String> lines) {
        boolean headed = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = Stream.of(line.split("\t", -1)).map(String::strip).toList();
            if (headed) {
                row(cells, i + 1);
            } else if (!cells.equals(COLUMNS)) {
                problems.add(i + 1, "the columns are " + Problems.shown(cells.toString()) + "; they must be " + COLUMNS
                        + ", set apart by tabs");
                return;
            }
            headed = true;
        }
    }

    private void row(List<String> cells, int line) {
        if (cells.size() != COLUMNS.size()) {
            problems.add(line, "has [" + cells.size() + "] columns; it must have " + COLUMNS.size() + ": "
                    + String.join(", ", COLUMNS));
            return;
        }
        Optional<ScenarioFamily> family = known(ScenarioFamily.named(cells.get(1)), "family", cells.get(1), line,
                Stream.of(ScenarioFamily.values()).map(ScenarioFamily::word).toList());
        Optional<FaultProfile> fault = known(FaultProfile.named(cells.get(3)), "fault", cells.get(3), line,
                Stream.of(FaultProfile.values()).map(FaultProfile::word).toList());
        Optional<Hazard> hazard = known(
                Stream.of(Hazard.values()).filter(one -> one.id().equals(cells.get(4))).findFirst(), "hazard",
                cells.get(4), line, Stream.of(Hazard.values()).map(Hazard::id).toList());
        int difficulty = difficulty(cells.get(2), line);
        double margin = margin(cells.get(5), line);
        List<Double> variation = variation(cells.get(7), line);
        if (finds.stream().anyMatch(find -> find.name().equals(cells.getFirst()))) {
            problems.add(line, "find [" + Problems.shown(cells.getFirst()) + "] is there twice; name one otherwise");
        }
        if (problems.isEmpty()) {
            finds.add(new Find(cells.getFirst(), family.orElseThrow().scenario(difficulty), fault.orElseThrow(),
                    hazard.orElseThrow(), margin, cells.get(6), variation));
        }
    }

    private <T> Optional<T> known(Optional<T> found, String what, String word, int line, List<String> all) {
        if (found.isEmpty()) {
            problems.addUnknown(line, what, word, all);
        }
        return found;
    }

    private int difficulty(String text, int line) {
        if (!text.matches("[1-" + ScenarioFamily.HARDEST + "]")) {
            problems.add(line, "[difficulty] is [" + Problems.shown(text) + "]; it must be a whole number from 1 to "
                    + ScenarioFamily.HARDEST);
            return 1;
        }
        return Integer.parseInt(text);
    }

    private double margin(String text, int line) {
        double margin = parsed(text);
        if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
            problems.add(line, "[margin] is [" + Problems.shown(text) + "]; it must be a number above 0");
        }
        return margin;
    }

    private List<Double> variation(String text, int line) {
        List<Double> numbers = Stream.of(text.split(",", MOST_NUMBERS)).map(FindsFile::parsed).toList();
        if (!numbers.stream().allMatch(Double::isFinite)) {
            problems.add(line, "[variation] is [" + Problems.shown(text)
                    + "]; it must be numbers, set apart by commas");
        }
        return numbers;
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
