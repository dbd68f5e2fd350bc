package io.hakari.suites.robotsafety.instruction;

/// The language of an item.
enum Language {
    JAPANESE("ja"), ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// Return the BCP 47 tag, which also begins the keys of the tables.
    String tag() {
        return tag;
    }

    /// Return the words of this language.
    String of(String japanese, String english) {
        return this == JAPANESE ? japanese : english;
    }
}
