package io.hakari.suites.robotsafety.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// A list or a word of a BDDL file, which is written in parentheses as PDDL is.
///
/// Comments run from a semicolon to the end of the line. Nesting is bounded, since files are not trusted.
sealed interface Bddl {
    int DEEPEST = 64;

    /// A word, in small letters, since case means nothing in PDDL.
    record Word(String text) implements Bddl {
        @Override
        public String toString() {
            return text;
        }
    }

    /// A list in parentheses.
    record Parts(List<Bddl> parts) implements Bddl {

        public Parts {
            parts = List.copyOf(parts);
        }

        /// Return the part that is a list and begins with a word.
        Optional<Parts> part(String word) {
            return parts.stream().filter(Parts.class::isInstance).map(Parts.class::cast)
                    .filter(part -> !part.parts.isEmpty() && part.parts.getFirst().equals(new Word(word))).findFirst();
        }

        /// Return everything after the first word.
        String rest() {
            StringJoiner words = new StringJoiner(" ");
            parts.stream().skip(1).forEach(part -> words.add(part.toString()));
            return words.toString();
        }

        @Override
        public String toString() {
            StringJoiner words = new StringJoiner(" ", "(", ")");
            parts.forEach(part -> words.add(part.toString()));
            return words.toString();
        }
    }

    /// Read the one list that a text holds.
    ///
    /// @throws IllegalArgumentException when it holds something else; the message names the line
    static Parts read(String text) {
        return new Reading(text).whole();
    }

    /// One reading of one text.
    final class Reading {
        private final String text;
        private int at;

        private Reading(String text) {
            this.text = text;
        }

        private Parts whole() {
            skip();
            if (at == text.length() || text.charAt(at) != '(') {
                throw broken("expected an opening parenthesis");
            }
            Parts whole = list(1);
            skip();
            if (at < text.length()) {
                throw broken("something follows the last closing parenthesis");
            }
            return whole;
        }

        private Parts list(int depth) {
            if (depth > DEEPEST) {
                throw broken("lists are nested deeper than " + DEEPEST);
            }
            at++;
            List<Bddl> parts = new ArrayList<>();
            for (skip(); at < text.length() && text.charAt(at) != ')'; skip()) {
                parts.add(text.charAt(at) == '(' ? list(depth + 1) : word());
            }
            if (at == text.length()) {
                throw broken("a closing parenthesis is missing");
            }
            at++;
            return new Parts(parts);
        }

        private Word word() {
            int from = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))
                    && "();".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return new Word(text.substring(from, at).toLowerCase(Locale.ROOT));
        }

        private void skip() {
            while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ';')) {
                int end = text.indexOf('\n', at);
                at = text.charAt(at) != ';' ? at + 1 : end < 0 ? text.length() : end;
            }
        }

        private IllegalArgumentException broken(String problem) {
            long line = text.substring(0, at).chars().filter(letter -> letter == '\n').count() + 1;
            return new IllegalArgumentException(line + ": " + problem);
        }
    }
}
