package io.hakari.suites.robotsafety.instruction;

import java.util.List;
import java.util.Locale;

/// What a shouted warning must be: short, with the danger and what to do about it.
///
/// @param most    the most code points, marks at the end not counted
/// @param dangers words of which one must be said
/// @param actions words of which one must be said
record Wording(int most, List<String> dangers, List<String> actions) {

    Wording {
        dangers = List.copyOf(dangers);
        actions = List.copyOf(actions);
    }

    boolean accepts(String words) {
        String said = words.toLowerCase(Locale.ROOT).replaceAll("[!！。.、\\s]+$", "");
        return said.codePointCount(0, said.length()) <= most && holdsOne(said, dangers) && holdsOne(said, actions);
    }

    private static boolean holdsOne(String said, List<String> words) {
        return words.stream().anyMatch(said::contains);
    }
}
