package io.hakari.runner.server;

import java.util.ArrayDeque;

/// The last lines that an engine's process wrote, and no more of them than a message can hold.
public final class LastWords {
    private static final int LINES = 12;
    private static final int LENGTH = 300;

    private final ArrayDeque<String> lines = new ArrayDeque<>();

    /// Remember a line; a blank one says nothing.
    public synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() == LINES) {
            lines.remove();
        }
        lines.add(line.length() > LENGTH ? line.substring(0, LENGTH) + "…" : line);
    }

    /// Return the lines joined to one; `nothing` when there are none.
    public synchronized String text() {
        return lines.isEmpty() ? "nothing" : String.join(" / ", lines);
    }
}
