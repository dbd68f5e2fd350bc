package io.hakari.scorers.perception;

import java.text.Normalizer;
import java.util.Locale;

/// Text in the forms in which answers and targets are compared.
final class Plain {
    /// Longer answers are no answers; reading them would cost more than they are worth.
    static final int LONGEST = 1_000_000;
    private static final int EXCERPT = 200;

    private Plain() {
    }

    /// Return the text in NFKC and small letters, with runs of blanks as one and none at the ends.
    static String folded(String text) {
        return nfkc(text).toLowerCase(Locale.ROOT);
    }

    /// Return the text in NFKC, with runs of blanks as one and none at the ends.
    static String nfkc(String text) {
        String form = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder words = new StringBuilder(form.length());
        boolean blank = false;
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
            } else {
                if (blank && !words.isEmpty()) {
                    words.append(' ');
                }
                words.append(c);
                blank = false;
            }
        }
        return words.toString();
    }

    /// Return the end of an answer as a report shows it; the journal has all of it.
    static String excerpt(String text) {
        String stripped = text.strip();
        int from = stripped.length() - EXCERPT;
        if (from <= 0) {
            return stripped;
        }
        return "…" + stripped.substring(Character.isLowSurrogate(stripped.charAt(from)) ? from + 1 : from);
    }
}
