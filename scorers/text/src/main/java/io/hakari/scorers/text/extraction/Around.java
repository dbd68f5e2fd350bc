package io.hakari.scorers.text.extraction;

import java.util.regex.Pattern;

/// Looks at what stands directly before and after a place in a text, never further than a few characters, so that the
/// time a search takes grows with the text and not with its square.
record Around(String text) {
    private static final int WINDOW = 48;

    /// Compile a pattern that knows the letters of all scripts.
    static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /// Return whether a pattern matches up to a place.
    boolean before(int at, Pattern endsHere) {
        return endsHere.matcher(text.substring(Math.max(0, at - WINDOW), at)).find();
    }

    /// Return whether a pattern matches from a place on.
    boolean after(int at, Pattern beginsHere) {
        return beginsHere.matcher(text).region(at, Math.min(text.length(), at + WINDOW)).lookingAt();
    }

    /// Return the character before a place, or a line break at the start.
    char previous(int at) {
        return at > 0 ? text.charAt(at - 1) : '\n';
    }

    /// Return the character at a place, or a line break at the end.
    char next(int at) {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    /// Return whether nothing but punctuation and blanks stands between the start of a place's line and the place.
    boolean opensLine(int at) {
        return opens(at, true);
    }

    /// Return whether nothing but punctuation and blanks stands before a place.
    boolean opensText(int at) {
        return opens(at, false);
    }

    private boolean opens(int at, boolean line) {
        int i = at;
        while (i > 0 && !Character.isLetterOrDigit(text.charAt(i - 1)) && !(line && text.charAt(i - 1) == '\n')) {
            i--;
        }
        return i == 0 || (line && text.charAt(i - 1) == '\n');
    }

    static boolean isKanaOrKanji(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HIRAGANA, KATAKANA, HAN -> true;
            default -> c == 'ー';
        };
    }

    /// A letter or digit of a script that sets words apart by blanks.
    static boolean isAlphabetic(char c) {
        return Character.isLetterOrDigit(c) && !isKanaOrKanji(c);
    }
}
