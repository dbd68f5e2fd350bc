package io.hakari.scorers.text.extraction;

import java.util.List;
import java.util.stream.IntStream;

/// What the options of a question are called, in their order.
public enum Labels {
    /// A, B, C …
    LATIN("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    /// ア, イ, ウ …
    KANA("アイウエオカキクケコサシスセソタチツテトナニヌネノ");

    private final String letters;

    Labels(String letters) {
        this.letters = letters;
    }

    /// Return how many options can be told apart.
    public int most() {
        return letters.length();
    }

    /// Return texts under these labels.
    ///
    /// @throws IllegalArgumentException when there are more texts than labels, or none
    public Options of(List<String> texts) {
        if (texts.size() > most()) {
            throw new IllegalArgumentException(
                    "[" + texts.size() + "] options are more than the [" + most() + "] labels of " + name());
        }
        return new Options(IntStream.range(0, texts.size()).mapToObj(i -> letters.substring(i, i + 1)).toList(), texts);
    }
}
