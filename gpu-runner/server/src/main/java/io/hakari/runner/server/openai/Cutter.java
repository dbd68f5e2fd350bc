package io.hakari.runner.server.openai;

import java.util.List;
import java.util.OptionalInt;

/// The text of an answer as it comes: it ends before the first stop, and what may be the beginning of one is held back.
final class Cutter {
    private final List<String> stops;
    private final StringBuilder text = new StringBuilder();
    private int given;
    private boolean stopped;

    Cutter(List<String> stops) {
        this.stops = List.copyOf(stops);
    }

    /// Add a piece and return the text that can no longer change; after a stop nothing is added.
    String add(String piece) {
        if (stopped) {
            return "";
        }
        int before = text.length();
        text.append(piece);
        OptionalInt stop = stops.stream().mapToInt(each -> text.indexOf(each, Math.max(0, before - each.length())))
                .filter(at -> at >= 0).min();
        if (stop.isPresent()) {
            text.setLength(stop.getAsInt());
            stopped = true;
        }
        return give(text.length() - held());
    }

    /// Return the rest; nothing follows.
    String finish() {
        return give(text.length());
    }

    boolean stopped() {
        return stopped;
    }

    String text() {
        return text.toString();
    }

    private String give(int until) {
        int to = Math.max(given, until);
        String piece = text.substring(given, to);
        given = to;
        return piece;
    }

    /// Return how much of the end may be the beginning of a stop, or half of a character.
    private int held() {
        if (stopped) {
            return 0;
        }
        int longest = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1)) ? 1 : 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, text.length()); length > longest; length--) {
                if (text.indexOf(stop.substring(0, length), text.length() - length) >= 0) {
                    longest = length;
                    break;
                }
            }
        }
        return longest;
    }
}
