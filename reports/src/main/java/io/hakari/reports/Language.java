package io.hakari.reports;

import java.util.stream.Stream;

/// A language that the page can be read in.
enum Language {
    JAPANESE("ja"), ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// Return the BCP 47 tag, which is also the class that the page's language switch shows or hides.
    String tag() {
        return tag;
    }

    /// Return a part of the page that is shown in this language only.
    Html.Element only(String element, Html... children) {
        return Html.element(element, Stream.of(children)).kind(tag).with("lang", tag);
    }
}
