package io.hakari.reports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes the path of a drawing by how far each point is from the one before, in hundredths: half as long, and the same to the eye.
///
/// Steps are between rounded places, so that no error adds up.
final class SvgPath {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:([A-Za-z])|,?\\s*(-?[0-9]+(?:\\.[0-9]+)?))");
    private static final double HUNDREDTHS = 100;

    private final StringBuilder out = new StringBuilder();
    private final long[] points = new long[6];
    private int numbers;
    private char command = ' ';
    private char written = ' ';
    private long x;
    private long y;
    private long startX;
    private long startY;

    private SvgPath() {
    }

    /// Return the path with relative commands; one with others than `MLQCZ` stays as it is.
    static String relative(String path) {
        SvgPath shorter = new SvgPath();
        Matcher token = TOKEN.matcher(path);
        int at = 0;
        while (at < path.length() && token.region(at, path.length()).lookingAt()) {
            boolean known = token.group(1) == null
                    ? shorter.number(Double.parseDouble(token.group(2)))
                    : shorter.command(token.group(1).charAt(0));
            if (!known) {
                return path;
            }
            at = token.end();
        }
        return at == path.length() && shorter.numbers == 0 ? shorter.out.toString() : path;
    }

    private boolean command(char letter) {
        if (numbers > 0 || "MLQCZ".indexOf(letter) < 0) {
            return false;
        }
        command = letter;
        if (letter == 'Z') {
            out.append('z');
            written = 'z';
            x = startX;
            y = startY;
        }
        return true;
    }

    private boolean number(double value) {
        int needed = switch (command) {
            case 'M', 'L' -> 2;
            case 'Q' -> 4;
            case 'C' -> 6;
            default -> 0;
        };
        if (needed == 0) {
            return false;
        }
        points[numbers++] = Math.round(value * HUNDREDTHS);
        if (numbers == needed) {
            segment(needed);
            numbers = 0;
        }
        return true;
    }

    private void segment(int needed) {
        char letter = Character.toLowerCase(command);
        boolean repeated = letter == written && letter != 'm';
        if (!repeated) {
            out.append(letter);
        }
        boolean first = !repeated;
        for (int i = 0; i < needed; i += 2) {
            number(points[i] - x, first);
            number(points[i + 1] - y, false);
            first = false;
        }
        x = points[needed - 2];
        y = points[needed - 1];
        if (command == 'M') {
            startX = x;
            startY = y;
        }
        written = letter;
    }

    private void number(long hundredths, boolean first) {
        if (!first && hundredths >= 0) {
            out.append(' ');
        }
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        out.append(hundredths < 0 ? "-" : "");
        if (whole > 0 || rest == 0) {
            out.append(whole);
        }
        if (rest > 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 > 0) {
                out.append(rest % 10);
            }
        }
    }
}
