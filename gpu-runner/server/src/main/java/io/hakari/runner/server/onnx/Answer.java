package io.hakari.runner.server.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/// The text of an answer while it is being written.
///
/// Text is given out once it can no longer change. Held back are U+FFFD at the end, which stands for a character whose
/// bytes are not all there, and an end that may be the beginning of a stop. The text of all tokens is what the tokenizer
/// makes of them; only the last few are decoded anew for each token.
final class Answer {
    private static final char INCOMPLETE = '\uFFFD';
    /// Tokens decoded anew for each further token, at most, and those that stay as context for the next.
    private static final int WINDOW = 64;
    private static final int CONTEXT = 16;

    private final Function<long[], String> decode;
    private final List<String> stops;
    private final StringBuilder settled = new StringBuilder();
    private long[] window = new long[0];
    /// The text of the window that is in `settled` already.
    private String known = "";
    private int given;
    private boolean stopped;

    Answer(Function<long[], String> decode, List<String> stops) {
        this.decode = decode;
        this.stops = List.copyOf(stops);
    }

    /// Add a token and return the text that can no longer change; after a stop nothing is added.
    String add(long token) {
        if (stopped) {
            return "";
        }
        window = Arrays.copyOf(window, window.length + 1);
        window[window.length - 1] = token;
        String text = decode.apply(window);
        int whole = text.length();
        while (whole > 0 && text.charAt(whole - 1) == INCOMPLETE) {
            whole--;
        }
        // A decoder may take back what it made of bytes that turn out to belong together; wait for the rest.
        if (text.startsWith(known) && whole >= known.length()) {
            settle(text.substring(0, whole));
            if (whole == text.length()) {
                narrow(text);
            }
        }
        return given(settled.length() - held());
    }

    /// Return the rest of the text; nothing follows.
    String finish() {
        if (!stopped) {
            String text = decode.apply(window);
            settle(text.startsWith(known) ? text : known + INCOMPLETE);
        }
        return given(settled.length());
    }

    boolean stopped() {
        return stopped;
    }

    /// Return the whole text, without the stop.
    String text() {
        return settled.substring(0, given);
    }

    private void settle(String text) {
        int before = settled.length();
        settled.append(text, known.length(), text.length());
        known = text;
        OptionalInt stop = stops.stream()
                .mapToInt(each -> settled.indexOf(each, before - each.length()))
                .filter(at -> at >= 0)
                .min();
        if (stop.isPresent()) {
            settled.setLength(stop.getAsInt());
            stopped = true;
        }
    }

    /// Keep only the last tokens, if their text is the same without those before.
    private void narrow(String text) {
        if (window.length < WINDOW) {
            return;
        }
        long[] last = Arrays.copyOfRange(window, window.length - CONTEXT, window.length);
        String shorter = decode.apply(last);
        if (text.endsWith(shorter) && !shorter.isEmpty()) {
            window = last;
            known = shorter;
        }
    }

    private String given(int until) {
        String text = settled.substring(given, Math.max(given, until));
        given += text.length();
        return text;
    }

    /// Return how much of the end may be the beginning of a stop.
    private int held() {
        if (stopped) {
            return 0;
        }
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, settled.length()); length > longest; length--) {
                if (settled.indexOf(stop.substring(0, length), settled.length() - length) >= 0) {
                    longest = length;
                    break;
                }
            }
        }
        return longest;
    }
}
