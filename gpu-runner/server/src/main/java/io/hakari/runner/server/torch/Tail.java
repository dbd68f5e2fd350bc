package io.hakari.runner.server.torch;

import java.util.ArrayDeque;

/// The last lines that a process wrote, and no more of them than a message can hold.
final class Tail {
    private static final int LINES = 12;
    private static final int LENGTH = 300;

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
