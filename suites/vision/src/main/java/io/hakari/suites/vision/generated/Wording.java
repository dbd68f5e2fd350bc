package io.hakari.suites.vision.generated;

/// The same words in both languages.
///
/// @param japanese as a person of the trade says it
/// @param english  with the same meaning
public record Wording(String japanese, String english) {

    /// Return words that are the same in both, such as `M-4`.
    public static Wording both(String words) {
        return new Wording(words, words);
    }

    /// Return the words in one language.
    public String in(Language language) {
        return switch (language) {
            case JAPANESE -> japanese;
            case ENGLISH -> english;
        };
    }
}
