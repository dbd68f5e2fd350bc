package io.hakari.reports;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The same words in Japanese and in English.
record Phrase(String japanese, String english) {

    static Phrase both(String japanese, String english) {
        return new Phrase(japanese, english);
    }

    /// Return words that need no translation.
    static Phrase same(String words) {
        return new Phrase(words, words);
    }

    static Phrase join(List<Phrase> phrases, String japaneseGlue, String englishGlue) {
        return new Phrase(glue(phrases, Phrase::japanese, japaneseGlue), glue(phrases, Phrase::english, englishGlue));
    }

    String in(Language language) {
        return switch (language) {
            case JAPANESE -> japanese;
            case ENGLISH -> english;
        };
    }

    Phrase then(Phrase next) {
        return new Phrase(japanese + next.japanese, english + next.english);
    }

    /// Return the words once when both languages agree, else twice, of which the page shows one.
    Html html() {
        if (japanese.equals(english)) {
            return Html.text(japanese);
        }
        return Html.all(Language.JAPANESE.only("span", Html.text(japanese)),
                Language.ENGLISH.only("span", Html.text(english)));
    }

    Html.Element in(String element) {
        return Html.element(element, html());
    }

    private static String glue(List<Phrase> phrases, Function<Phrase, String> words, String glue) {
        return phrases.stream().map(words).collect(Collectors.joining(glue));
    }
}
