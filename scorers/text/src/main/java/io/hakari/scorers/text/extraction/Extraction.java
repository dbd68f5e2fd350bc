package io.hakari.scorers.text.extraction;

import java.util.List;

/// What an extractor took a written answer for.
public sealed interface Extraction {

    /// The answer names one option.
    ///
    /// @param option its place among the options, from 0
    record Chosen(int option) implements Extraction {}

    /// The answer would pass for any of several options; only kits that look for the gold label in the answer do this.
    ///
    /// @param options their places, two or more
    record Loose(List<Integer> options) implements Extraction {

        public Loose {
            options = List.copyOf(options);
            if (options.size() < 2) {
                throw new IllegalArgumentException("options " + options + " must be two or more");
            }
        }
    }

    /// The answer names no option that can be told.
    record Unparsed(Why why) implements Extraction {}

    /// Why no option could be told.
    enum Why {
        /// There is nothing but white space.
        EMPTY("the answer is empty"),
        /// Reasoning was begun and never ended.
        UNFINISHED("the reasoning was not finished"),
        /// The token limit cut the answer off.
        CUT_OFF("the answer was cut off"),
        /// The answer is too long to be one.
        TOO_LONG("the answer is too long to be one"),
        /// Several options are named and none is concluded with.
        SEVERAL("the answer names several options"),
        /// No option is named.
        NONE("the answer names no option"),
        /// The kit draws an option at random here.
        DRAWN("the kit would draw an option at random");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /// Return the reason as it stands in a record, such as `UNPARSED: the answer is empty`.
        public String told() {
            return "UNPARSED: " + words;
        }
    }

    /// Return one option, several or none as an extraction.
    static Extraction of(List<Integer> options, Why none) {
        return switch (options.size()) {
            case 0 -> new Unparsed(none);
            case 1 -> new Chosen(options.getFirst());
            default -> new Loose(options);
        };
    }
}
