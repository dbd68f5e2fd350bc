package io.hakari.scorers.text;

/// The end of a long answer, where its conclusion would stand.
final class Excerpt {
    private static final int LONGEST = 80;

    private Excerpt() {
    }

    static String of(String text) {
        String trimmed = Nfkc.trimmed(text);
        int from = trimmed.length() - LONGEST;
        if (from <= 0) {
            return trimmed;
        }
        return "…" + trimmed.substring(Character.isLowSurrogate(trimmed.charAt(from)) ? from + 1 : from);
    }
}
