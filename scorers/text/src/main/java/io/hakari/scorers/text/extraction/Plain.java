package io.hakari.scorers.text.extraction;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Text in the form in which answers and options are compared.
final class Plain {
    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))");

    private Plain() {
    }

    /// Return the text in NFKC, without blanks at its ends and without commas that group digits.
    static String of(String text) {
        return THOUSANDS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip()).replaceAll("");
    }

    /// Return the text in small letters, character by character, so that places stay the same.
    static String folded(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(folded[i]);
        }
        return new String(folded);
    }
}
