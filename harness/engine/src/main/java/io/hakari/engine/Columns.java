package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;

/// Rows of text whose columns stand under each other, also where Japanese characters take two places.
final class Columns {
    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();
    private final String alignment;

    /// @param alignment one letter for each column: `l` for left, `r` for right
    Columns(String alignment) {
        this.alignment = alignment;
    }

    Columns row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /// Return one line for each row, without blanks at its end.
    List<String> lines() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP)
                    .append(alignment.charAt(column) == 'r' ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    /// Return how many places a text takes on a terminal.
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /// Wide and full-width blocks of Unicode's East Asian Width (UAX #11), as far as they are met in names.
    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = in(codePoint, 0x1100, 0x115F) || in(codePoint, 0x2E80, 0xA4CF)
                || in(codePoint, 0xAC00, 0xD7A3) || in(codePoint, 0xF900, 0xFAFF) || in(codePoint, 0xFE30, 0xFE6F)
                || in(codePoint, 0xFF01, 0xFF60) || in(codePoint, 0xFFE0, 0xFFE6) || in(codePoint, 0x1F300, 0x1F64F)
                || in(codePoint, 0x1F900, 0x1F9FF) || in(codePoint, 0x20000, 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static boolean in(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
