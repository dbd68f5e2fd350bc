package io.hakari.yaml;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apiguardian.api.API;

/// Collects everything that is wrong with a file.
@API(status = EXPERIMENTAL, since = "0.2")
public final class Problems {
    private static final int MOST_TOLD = 50;
    private static final int MOST_SHOWN = 60;
    private static final int LONGEST_WORD = 40;
    private static final int LETTERS_PER_SLIP = 5;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    public Problems(Path file) {
        this.file = String.valueOf(file.getFileName());
    }

    /// Add a mistake of the file as a whole.
    public void add(String message) {
        add(0, message);
    }

    /// Add a mistake in a line.
    public void add(int line, String message) {
        problems.add(new Problem(line, message));
    }

    /// Add a word that is not among the known ones, with the one that was most likely meant.
    public void addUnknown(int line, String what, String word, Collection<String> known) {
        String meant = nearest(word, known).map(near -> "; did you mean [" + near + "]? known: ")
                .orElse("; known: ");
        add(line, "unknown " + what + " [" + shown(word) + "]" + meant
                + String.join(", ", known.stream().sorted().toList()));
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /// Return an exception with one line for each mistake.
    public IllegalArgumentException exception() {
        List<String> lines = new ArrayList<>();
        problems.stream().sorted(Comparator.comparingInt(Problem::line)).limit(MOST_TOLD)
                .forEach(problem -> lines.add(problem.in(file)));
        if (problems.size() > MOST_TOLD) {
            lines.add(file + ": and " + (problems.size() - MOST_TOLD) + " mistakes more");
        }
        return new IllegalArgumentException(String.join("\n", lines));
    }

    /// Return text that is short and cannot steer a terminal.
    public static String shown(String text) {
        int end = text.offsetByCodePoints(0, Math.min(MOST_SHOWN, text.codePointCount(0, text.length())));
        String start = text.substring(0, end);
        String harmless = start.codePoints().map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return end < text.length() ? harmless + "…" : harmless;
    }

    private static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream().min(Comparator.comparingInt(one -> slips(lower, one.toLowerCase(Locale.ROOT))))
                .filter(one -> slips(lower, one.toLowerCase(Locale.ROOT)) <= 1 + one.length() / LETTERS_PER_SLIP);
    }

    /// Return how many letters must be put in, left out or changed (Levenshtein's distance).
    private static int slips(String word, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= word.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = above[j - 1] + (word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }

    /// @param line 0 for the file as a whole
    private record Problem(int line, String message) {

        String in(String file) {
            return file + (line == 0 ? "" : ":" + line) + ": " + message;
        }
    }
}
