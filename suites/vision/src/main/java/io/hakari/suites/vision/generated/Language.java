package io.hakari.suites.vision.generated;

/// The language in which questions are put and answers expected.
public enum Language {
    JAPANESE, ENGLISH
}
