package io.hakari.scorers.text;

import java.text.Normalizer;

/// Unicode's compatibility form, in which `ＡＢＣ１２３` and `ABC123` are the same text.
///
/// It joins full and half width and composes voiced kana; it converts neither kana nor kanji, and leaves `ー`, `―` and
/// `−` apart.
final class Nfkc {
    private static final int NEXT_LINE = 0x85;

    private Nfkc() {
    }

    /// Return the text in NFKC, without white space at its ends.
    static String of(String text) {
        return trimmed(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /// Return the text without what Unicode calls white space at its ends, the ideographic space included.
    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// `Character.isWhitespace` alone leaves out no-break spaces and U+0085, which Python and Unicode count.
    private static boolean isWhiteSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }
}
