package io.hakari.runner.server.managed;

import java.util.ArrayDeque;

/// The last lines that an engine wrote, and no more of them than a message can hold.
final class LastWords {
    private static final int LINES = 12;
    private static final int LENGTH = 240;

    private final ArrayDeque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() == LINES) {
            lines.remove();
        }
        lines.add(line.length() > LENGTH ? line.substring(0, LENGTH) + "…" : line);
    }

    /// Return the lines joined to one; `nothing` when there are none.
    synchronized String text() {
        return lines.isEmpty() ? "nothing" : String.join(" / ", lines);
    }
}
